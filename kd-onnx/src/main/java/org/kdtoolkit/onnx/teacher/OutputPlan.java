package org.kdtoolkit.onnx.teacher;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.teachers.network.OutputRole;

/**
 * Which outputs of a file are read, and as what.
 *
 * @param outputs those that are read
 */
record OutputPlan(Map<OutputForm, DeclaredTensor> outputs) {

    private static final Set<DataType> NUMBERS =
            Set.of(DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT16, DataType.BFLOAT16);

    /**
     * What the configuration names, or the file's own names tell.
     *
     * @return empty where only the number of classes tells
     * @throws ConfigurationException if an output that is named is not there, or none can be used
     */
    static Optional<OutputPlan> byName(OnnxHeader header, Map<OutputForm, String> named) {
        Map<OutputForm, DeclaredTensor> outputs = new EnumMap<>(OutputForm.class);
        if (!named.isEmpty()) {
            named.forEach((form, name) -> outputs.put(form, output(header, form, name)));
            return Optional.of(new OutputPlan(outputs));
        }
        find(header, OutputForm.EMBEDDING).ifPresent(t -> outputs.put(OutputForm.EMBEDDING, t));
        find(header, OutputForm.LOGITS)
                .ifPresentOrElse(
                        logits -> outputs.put(OutputForm.LOGITS, logits),
                        () ->
                                find(header, OutputForm.PROBABILITIES)
                                        .ifPresent(t -> outputs.put(OutputForm.PROBABILITIES, t)));
        if (!outputs.isEmpty()) {
            return Optional.of(new OutputPlan(outputs));
        }
        if (header.outputs().size() != 1) {
            throw new ConfigurationException(
                    "%s has no output called embedding, logits or probabilities; say which is which, such as 'outputs: {embedding: NAME, logits: NAME}'. It has: %s"
                            .formatted(header.path(), DeclaredTensor.list(header.outputs())));
        }
        return Optional.empty();
    }

    /**
     * The same, once the classes are known: a value for each makes the only output logits, any
     * other number an embedding.
     *
     * @throws ConfigurationException also if an output is of another form than its role asks for
     */
    static OutputPlan of(OnnxHeader header, Map<OutputForm, String> named, int classes) {
        OutputPlan plan =
                byName(header, named)
                        .orElseGet(() -> only(header.outputs().get(0), header, classes));
        plan.outputs.forEach((form, output) -> require(header, form, output, classes));
        return plan;
    }

    private static OutputPlan only(DeclaredTensor output, OnnxHeader header, int classes) {
        long width =
                output.axes()
                        .filter(axes -> OutputForm.EMBEDDING.fits(axes, classes))
                        .map(axes -> axes.get(1).length())
                        .orElse(-1L);
        if (width < 0) {
            throw new ConfigurationException(
                    "%s does not tell what its only output is: %s; say so by 'outputs: {embedding: %s}' or 'outputs: {logits: %s}'"
                            .formatted(header.path(), output, output.name(), output.name()));
        }
        return new OutputPlan(
                Map.of(width == classes ? OutputForm.LOGITS : OutputForm.EMBEDDING, output));
    }

    private static Optional<DeclaredTensor> find(OnnxHeader header, OutputForm form) {
        return DeclaredTensor.find(header.outputs(), form.key());
    }

    private static DeclaredTensor output(OnnxHeader header, OutputForm form, String name) {
        return DeclaredTensor.find(header.outputs(), name)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "%s has no output '%s', which 'outputs' names as %s; it has %s%s"
                                                .formatted(
                                                        header.path(),
                                                        name,
                                                        form.key(),
                                                        DeclaredTensor.list(header.outputs()),
                                                        Suggestions.didYouMean(
                                                                name,
                                                                DeclaredTensor.names(
                                                                        header.outputs())))));
    }

    private static void require(
            OnnxHeader header, OutputForm form, DeclaredTensor output, int classes) {
        boolean numbers = NUMBERS.contains(output.type());
        if (!numbers || !output.axes().map(axes -> form.fits(axes, classes)).orElse(true)) {
            throw new ConfigurationException(
                    "%s: its output %s can't be the %s, expected float32 %s; name another one in 'outputs'%s. It has: %s"
                            .formatted(
                                    header.path(),
                                    output,
                                    form.key(),
                                    form.expected(classes),
                                    output.isTensor()
                                            ? ""
                                            : ", or convert a classifier of scikit-learn with"
                                                    + " options={'zipmap': False}",
                                    DeclaredTensor.list(header.outputs())));
        }
    }

    /** Whether it gives logits. */
    boolean givesLogits() {
        return outputs.keySet().stream().anyMatch(form -> form.role() == OutputRole.LOGITS);
    }

    /** What it gives. */
    List<OutputRole> roles() {
        return outputs.keySet().stream().map(OutputForm::role).sorted().toList();
    }
}
