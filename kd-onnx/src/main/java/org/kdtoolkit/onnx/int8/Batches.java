package org.kdtoolkit.onnx.int8;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.data.HostTensor;

/** Samples put together to batches. */
final class Batches {

    private Batches() {}

    /** Neighbours of one shape together, so many at most. */
    static List<List<HostTensor>> of(List<HostTensor> samples, int most) {
        List<List<HostTensor>> batches = new ArrayList<>();
        for (HostTensor sample : samples) {
            List<HostTensor> last = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
            boolean fits =
                    !last.isEmpty()
                            && last.size() < most
                            && last.get(0).shape().equals(sample.shape());
            if (!fits) {
                last = new ArrayList<>();
                batches.add(last);
            }
            last.add(sample);
        }
        return batches;
    }

    /** A batch as an array of the runtime; closed by the caller. */
    static OnnxTensor tensor(List<HostTensor> batch) throws OrtException {
        Shape shape = new Shape(batch.size()).addAll(batch.get(0).shape());
        FloatBuffer values =
                ByteBuffer.allocateDirect(Math.toIntExact(shape.size() * Float.BYTES))
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
        batch.forEach(sample -> values.put(sample.values()));
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), values.rewind(), shape.getShape());
    }
}
