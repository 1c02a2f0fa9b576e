package org.kdtoolkit.onnx.teacher;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.List;

/** Makes the tensors of an input that is filled with one number. */
final class FilledTensors {

    private final DeclaredTensor input;
    private final InputContent content;
    private final DeclaredTensor sample;
    private final TensorMemory memory;

    /**
     * Prepares to fill an input.
     *
     * @param sample the input that is given the samples
     */
    FilledTensors(DeclaredTensor input, InputContent content, DeclaredTensor sample) {
        this.input = input;
        this.content = content;
        this.sample = sample;
        this.memory = new TensorMemory(input.type());
    }

    String name() {
        return input.name();
    }

    /**
     * A tensor that goes with samples, valid until the next one is made.
     *
     * @param samples the shape of the samples' tensor
     */
    OnnxTensor of(long[] samples) throws OrtException {
        List<DeclaredTensor.Axis> axes = input.axes().orElseThrow();
        long[] shape = new long[axes.size()];
        int numbers = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = length(axes.get(i), i, samples);
            numbers = Math.multiplyExact(numbers, Math.toIntExact(shape[i]));
        }
        float number =
                switch (content) {
                    case LENGTH -> samples[samples.length - 1];
                    case ONES -> 1;
                    case ZEROS, SAMPLE -> 0;
                };
        memory.begin(numbers);
        for (int i = 0; i < numbers; i++) {
            memory.put(number);
        }
        return memory.tensor(shape);
    }

    private long length(DeclaredTensor.Axis axis, int at, long[] samples) {
        if (!axis.isFree()) {
            return axis.length();
        }
        return samples[Math.max(0, at == 0 ? 0 : InputPlan.placeIn(sample, axis))];
    }
}
