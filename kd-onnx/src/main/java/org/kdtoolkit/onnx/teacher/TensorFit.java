package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How a sample's values are put for a file: its first axis, the channels, may come after others,
 * one channel may stand for three, and an axis of length 1 may come or go.
 *
 * @param shape of one sample in the file's order
 * @param after behind how many others the channels come
 * @param channels how many the file takes: those of the sample, or more of the same
 */
record TensorFit(Shape shape, int after, long channels) {

    private static final long COLOURS = 3;

    /**
     * Finds how samples fit what a file declares.
     *
     * @param declared without the batch
     * @param sample the shape of samples; -1 where it differs
     * @param repeats whether one channel may stand for three, as grey does for colours
     * @return the one that changes least
     */
    static Optional<TensorFit> of(
            List<DeclaredTensor.Axis> declared, Shape sample, boolean repeats) {
        return candidates(sample, repeats).stream()
                .filter(fit -> takes(declared, fit.shape))
                .findFirst();
    }

    private static List<TensorFit> candidates(Shape sample, boolean repeats) {
        long channels = sample.dimension() == 0 ? 1 : sample.get(0);
        List<TensorFit> all = new ArrayList<>();
        all.add(new TensorFit(sample, 0, channels));
        if (sample.dimension() > 1 && channels == 1) {
            all.add(new TensorFit(sample.slice(1), 0, 1));
        }
        if (sample.dimension() == 1) {
            all.add(new TensorFit(new Shape(1).addAll(sample), 0, channels));
        }
        if (sample.dimension() > 2) {
            for (int after = 1; after < sample.dimension(); after++) {
                all.add(new TensorFit(moved(sample, after, channels), after, channels));
            }
            if (repeats && channels == 1) {
                for (int after = 0; after < sample.dimension(); after++) {
                    all.add(new TensorFit(moved(sample, after, COLOURS), after, COLOURS));
                }
            }
        }
        return all;
    }

    private static Shape moved(Shape sample, int after, long channels) {
        return sample.slice(1, 1 + after)
                .addAll(new Shape(channels))
                .addAll(sample.slice(1 + after));
    }

    private static boolean takes(List<DeclaredTensor.Axis> declared, Shape shape) {
        if (declared.size() != shape.dimension()) {
            return false;
        }
        for (int i = 0; i < declared.size(); i++) {
            if (!declared.get(i).takes(shape.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Puts one sample's values into the file's order. */
    float[] arrange(float[] values, Shape sample) {
        if (after == 0 && channels == sample.get(0)) {
            return values;
        }
        int outer = size(sample.slice(1, 1 + after));
        int inner = size(sample.slice(1 + after));
        int given = Math.toIntExact(sample.get(0));
        float[] arranged = new float[Math.toIntExact(shape.size())];
        int at = 0;
        for (int o = 0; o < outer; o++) {
            for (int c = 0; c < channels; c++) {
                int from = (Math.min(c, given - 1) * outer + o) * inner;
                System.arraycopy(values, from, arranged, at, inner);
                at += inner;
            }
        }
        return arranged;
    }

    private static int size(Shape shape) {
        return Math.toIntExact(LongStream.of(shape.getShape()).reduce(1, Math::multiplyExact));
    }
}
