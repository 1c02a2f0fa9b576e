package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.formats.numpy.FloatTable;

/**
 * Reads one of a file's outputs.
 *
 * @param header the file, for messages
 * @param form what the output is
 * @param output what the file declares
 * @param classes how many classes there are
 * @param targets what probabilities are of: one class, or each class
 */
record OutputReader(
        OnnxHeader header,
        OutputForm form,
        DeclaredTensor output,
        int classes,
        TargetKind targets) {

    /** Nearer to 0 or to 1 a probability of float32 can't be told from it. */
    private static final double LEAST = 0x1p-126;

    private static final double LEAST_DISTANCE = 0x1p-24;

    /**
     * Copies what was answered.
     *
     * @param tensor the answer about {@code asked} samples
     * @param asked how many samples the network was asked about
     * @param rows how many of them count, the first ones
     * @return a row for each: [width], [classes] or [grid..., D]
     * @throws ConfigurationException if it is of another shape than the configuration says
     * @throws DataException if probabilities are none
     */
    FloatTable read(OnnxTensor tensor, int asked, int rows) {
        long[] shape = tensor.getInfo().getShape();
        List<DeclaredTensor.Axis> axes =
                Arrays.stream(shape).mapToObj(n -> new DeclaredTensor.Axis("", n)).toList();
        if (shape.length == 0 || shape[0] != asked || !form.fits(axes, classes)) {
            throw new ConfigurationException(
                    "%s returns %s of %d samples as its output '%s', which is taken for the %s, expected %s"
                            .formatted(
                                    header.path(),
                                    axes,
                                    asked,
                                    output.name(),
                                    form.key(),
                                    form.expected(classes)));
        }
        FloatTable table = table(values(tensor), shape);
        return rows == asked
                ? table
                : new FloatTable(table.row(), Arrays.copyOf(table.rows(), rows));
    }

    private FloatTable table(float[] values, long[] shape) {
        return switch (form) {
            case EMBEDDING, LOGITS -> FloatTable.of(values, new Shape(shape[1]));
            case PROBABILITIES -> FloatTable.of(logits(values), new Shape(shape[1]));
            case TOKENS -> FloatTable.of(values, new Shape(shape[1], shape[2]));
            case FEATURE_MAP ->
                    FloatTable.of(
                            channelsLast(values, shape),
                            new Shape(Arrays.copyOfRange(shape, 2, shape.length))
                                    .addAll(new Shape(shape[1])));
        };
    }

    private static float[] values(OnnxTensor tensor) {
        if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
            DoubleBuffer doubles = tensor.getDoubleBuffer();
            float[] values = new float[doubles.remaining()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) doubles.get(i);
            }
            return values;
        }
        FloatBuffer floats = tensor.getFloatBuffer();
        float[] values = new float[floats.remaining()];
        floats.get(values);
        return values;
    }

    /** [B, K, D] of [B, D, K], as convolutions give it. */
    private static float[] channelsLast(float[] values, long[] shape) {
        int batch = Math.toIntExact(shape[0]);
        int channels = Math.toIntExact(shape[1]);
        int tokens = batch * channels == 0 ? 0 : values.length / batch / channels;
        float[] last = new float[values.length];
        for (int b = 0; b < batch; b++) {
            int begin = b * channels * tokens;
            for (int k = 0; k < tokens; k++) {
                for (int d = 0; d < channels; d++) {
                    last[begin + k * channels + d] = values[begin + d * tokens + k];
                }
            }
        }
        return last;
    }

    /** Those that softmax, or sigmoid where there are several labels, makes the same of. */
    private float[] logits(float[] probabilities) {
        float[] logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            double p = probabilities[i];
            if (p < 0 || p > 1) {
                throw new DataException(
                        "%s returns %s in its output '%s', which is taken for probabilities; name it as logits in 'outputs'"
                                .formatted(header.path(), probabilities[i], output.name()));
            }
            logits[i] =
                    (float)
                            (targets == TargetKind.MULTI_LABEL
                                    ? Math.log(Math.max(p, LEAST))
                                            - Math.log(Math.max(1 - p, LEAST_DISTANCE))
                                    : Math.log(Math.max(p, LEAST)));
        }
        return logits;
    }
}
