package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.List;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;

/** Turns samples into the tensor that a file takes them as. */
final class SampleTensors {

    private final SampleForm form;
    private final BytePixels pixels;
    private final String modality;
    private final TensorMemory memory;

    /**
     * Prepares for samples.
     *
     * @param pixels how the modality came by its values, where the file takes bytes
     * @param modality its name, for messages
     */
    SampleTensors(SampleForm form, BytePixels pixels, String modality) {
        this.form = form;
        this.pixels = pixels;
        this.modality = modality;
        this.memory = new TensorMemory(form.input().type());
    }

    /**
     * A tensor of some samples, valid until the next one is made.
     *
     * @param samples all of one shape
     * @param size how many the tensor is to hold; the last sample fills it up
     * @throws DataException if the file takes bytes, and values are none
     */
    OnnxTensor of(List<HostTensor> samples, int size) throws OrtException {
        Shape sample = samples.get(0).shape();
        form.require(sample);
        TensorFit fit = form.fit(sample).orElseThrow();
        Shape shape = new Shape(size).addAll(fit.shape());
        memory.begin(Math.toIntExact(shape.size()));
        for (int i = 0; i < size; i++) {
            HostTensor one = samples.get(Math.min(i, samples.size() - 1));
            float[] values = form.isBytes() ? bytes(one.values()) : one.values();
            for (float value : fit.arrange(values, sample)) {
                memory.put(value);
            }
        }
        return memory.tensor(shape.getShape());
    }

    private float[] bytes(float[] values) {
        return pixels.whole(values)
                .orElseThrow(
                        () ->
                                new DataException(
                                        "%s: its input %s takes whole numbers from 0 to 255, which the values of the modality '%s' are not made of; give the teacher one of pictures or videos in colour, of the size that the network was trained on, without changes other than mean and std"
                                                .formatted(
                                                        form.header().path(),
                                                        form.input(),
                                                        modality)));
    }
}
