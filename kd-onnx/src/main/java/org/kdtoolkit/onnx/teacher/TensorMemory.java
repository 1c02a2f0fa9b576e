package org.kdtoolkit.onnx.teacher;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Memory outside the heap through which an input reaches the runtime, used again and again: the
 * runtime would allocate some for each batch, which stays until the garbage collector comes by.
 */
final class TensorMemory {

    private final DataType type;
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    /** Memory for numbers of a type. */
    TensorMemory(DataType type) {
        this.type = type;
    }

    /** Makes room for some numbers, to be {@link #put}. */
    void begin(int numbers) {
        int bytes = Math.multiplyExact(numbers, size());
        if (memory.capacity() < bytes) {
            memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        memory.clear().limit(bytes);
    }

    /** Adds a number. */
    void put(float number) {
        switch (type) {
            case FLOAT -> memory.putFloat(number);
            case DOUBLE -> memory.putDouble(number);
            case FLOAT16 -> memory.putShort(Fp16Conversions.floatToFp16(number));
            case INT32 -> memory.putInt((int) number);
            case INT64 -> memory.putLong((long) number);
            default -> memory.put((byte) (int) number);
        }
    }

    /**
     * A tensor of the numbers, which uses this memory until it is closed.
     *
     * @param shape of as many as were put
     */
    OnnxTensor tensor(long[] shape) throws OrtException {
        OrtEnvironment environment = OnnxRuntimes.environment();
        memory.flip();
        return switch (type) {
            case FLOAT -> OnnxTensor.createTensor(environment, memory.asFloatBuffer(), shape);
            case DOUBLE -> OnnxTensor.createTensor(environment, memory.asDoubleBuffer(), shape);
            case INT32 -> OnnxTensor.createTensor(environment, memory.asIntBuffer(), shape);
            case INT64 -> OnnxTensor.createTensor(environment, memory.asLongBuffer(), shape);
            default -> OnnxTensor.createTensor(environment, memory, shape, javaType());
        };
    }

    private OnnxJavaType javaType() {
        return switch (type) {
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case BOOL -> OnnxJavaType.BOOL;
            case INT8 -> OnnxJavaType.INT8;
            default -> OnnxJavaType.UINT8;
        };
    }

    private int size() {
        return switch (type) {
            case DOUBLE, INT64 -> Long.BYTES;
            case FLOAT, INT32 -> Float.BYTES;
            case FLOAT16 -> Short.BYTES;
            default -> Byte.BYTES;
        };
    }
}
