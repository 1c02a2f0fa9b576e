package org.kdtoolkit.onnx.teacher;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * What each input of a file is given.
 *
 * @param sample the one that is given the samples
 * @param filled those that are filled with one number
 */
record InputPlan(DeclaredTensor sample, Map<DeclaredTensor, InputContent> filled) {

    private static final Set<DataType> FILLED =
            Set.of(
                    DataType.FLOAT,
                    DataType.DOUBLE,
                    DataType.INT32,
                    DataType.INT64,
                    DataType.BOOL,
                    DataType.UINT8,
                    DataType.INT8);

    /**
     * Follows the configuration.
     *
     * @param named what inputs are given by their names; the only other one is given the samples
     * @throws ConfigurationException if an input that is named is not there, none or several are
     *     given the samples, or one is given nothing
     */
    static InputPlan of(OnnxHeader header, Map<String, InputContent> named) {
        Map<DeclaredTensor, InputContent> given = new LinkedHashMap<>();
        named.forEach((name, content) -> given.put(input(header, name), content));
        List<DeclaredTensor> others =
                header.inputs().stream().filter(input -> !given.containsKey(input)).toList();
        if (others.size() == 1 && !given.containsValue(InputContent.SAMPLE)) {
            given.put(others.get(0), InputContent.SAMPLE);
            others = List.of();
        }
        if (!others.isEmpty()) {
            throw new ConfigurationException(
                    "%s has the inputs %s; say in 'inputs' what %s given: sample (the modality), length, ones or zeros"
                            .formatted(
                                    header.path(),
                                    DeclaredTensor.list(header.inputs()),
                                    names(others) + (others.size() == 1 ? " is" : " are")));
        }
        List<DeclaredTensor> samples =
                given.entrySet().stream()
                        .filter(entry -> entry.getValue() == InputContent.SAMPLE)
                        .map(Map.Entry::getKey)
                        .toList();
        if (samples.size() != 1) {
            throw new ConfigurationException(
                    "%s: one of its inputs must be given the samples, but 'inputs' gives them to %s. It has: %s"
                            .formatted(
                                    header.path(),
                                    samples.isEmpty() ? "none" : names(samples),
                                    DeclaredTensor.list(header.inputs())));
        }
        given.remove(samples.get(0));
        given.forEach((input, content) -> requireFilled(header, input, content, samples.get(0)));
        return new InputPlan(samples.get(0), given);
    }

    private static DeclaredTensor input(OnnxHeader header, String name) {
        return DeclaredTensor.find(header.inputs(), name)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "%s has no input '%s', which 'inputs' names; it has %s%s"
                                                .formatted(
                                                        header.path(),
                                                        name,
                                                        DeclaredTensor.list(header.inputs()),
                                                        Suggestions.didYouMean(
                                                                name,
                                                                DeclaredTensor.names(
                                                                        header.inputs())))));
    }

    private static void requireFilled(
            OnnxHeader header, DeclaredTensor input, InputContent content, DeclaredTensor sample) {
        boolean known =
                input.axes().isPresent()
                        && input.axes().get().stream()
                                .skip(1)
                                .allMatch(axis -> !axis.isFree() || placeIn(sample, axis) >= 0);
        if (!FILLED.contains(input.type()) || !known) {
            throw new ConfigurationException(
                    "%s: its input %s can't be filled with %s: %s"
                            .formatted(
                                    header.path(),
                                    input,
                                    content.key(),
                                    known
                                            ? "expected numbers of 8, 32 or 64 bits"
                                            : "its size is not known; each axis must have a length,"
                                                    + " or the name of an axis of "
                                                    + sample));
        }
    }

    /** Which axis of the samples has the same name, and so the same length; -1 if none. */
    static int placeIn(DeclaredTensor sample, DeclaredTensor.Axis axis) {
        List<DeclaredTensor.Axis> axes = sample.axes().orElse(List.of());
        for (int i = 0; i < axes.size(); i++) {
            if (!axis.name().isEmpty() && axes.get(i).name().equals(axis.name())) {
                return i;
            }
        }
        return -1;
    }

    private static String names(List<DeclaredTensor> tensors) {
        return tensors.stream()
                .map(tensor -> "'" + tensor.name() + "'")
                .collect(Collectors.joining(", "));
    }

    /** How many samples the file takes at a time; -1 if any number. */
    long batch() {
        return sample.batch();
    }
}
