package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;

/**
 * What a file takes samples as.
 *
 * @param header the file
 * @param input the input that is given them
 */
record SampleForm(OnnxHeader header, DeclaredTensor input) {

    private static final Set<DataType> TYPES =
            Set.of(DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT16, DataType.UINT8);

    /** Whether it takes whole numbers from 0 to 255. */
    boolean isBytes() {
        return input.type() == DataType.UINT8;
    }

    /**
     * Compares it with a modality.
     *
     * @param sample the shape of a sample; -1 where it differs
     * @throws ConfigurationException if they don't fit
     */
    void require(Shape sample) {
        if (!TYPES.contains(input.type()) || fit(sample).isEmpty()) {
            throw new ConfigurationException(
                    "%s: its input %s does not take the modality, which gives float32 %s; %s%s"
                            .formatted(
                                    header.path(),
                                    input,
                                    text(sample),
                                    new FittingModality(input).advice(),
                                    origin()));
        }
    }

    /** How samples of a shape are put for it. */
    Optional<TensorFit> fit(Shape sample) {
        return input.axes()
                .map(
                        axes ->
                                axes.isEmpty()
                                        ? Optional.<TensorFit>empty()
                                        : TensorFit.of(
                                                axes.subList(1, axes.size()), sample, isBytes()))
                .orElseGet(() -> TensorFit.of(anything(sample), sample, false));
    }

    private String origin() {
        return ExportedStudent.of(header)
                .flatMap(ExportedStudent::files)
                .map(
                        "; its student learnt from %s, of which the file does the preprocessing"
                                ::formatted)
                .orElse("");
    }

    private static List<DeclaredTensor.Axis> anything(Shape sample) {
        return Collections.nCopies(sample.dimension(), new DeclaredTensor.Axis("", -1));
    }

    private static String text(Shape sample) {
        StringBuilder text = new StringBuilder("[batch");
        for (long length : sample.getShape()) {
            text.append(", ").append(length < 0 ? "?" : Long.toString(length));
        }
        return text.append(']').toString();
    }
}
