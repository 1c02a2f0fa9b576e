package org.kdtoolkit.onnx.student;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.onnx.input.Examples;
import org.kdtoolkit.onnx.runtime.RuntimeFault;
import org.kdtoolkit.predict.MemoryException;
import org.kdtoolkit.predict.Prediction;
import org.kdtoolkit.predict.Student;

/** Asks ONNX Runtime and a student the same. */
final class RuntimeCheck {

    /** So many samples of each batch. */
    private static final int BATCH = 2;

    private static final int SEED = 17;

    private final Student student;
    private final OnnxStudent exported;

    RuntimeCheck(Student student, OnnxStudent exported) {
        this.student = student;
        this.exported = exported;
    }

    /**
     * Tries a file.
     *
     * @param file of the exported student
     * @param count how many random inputs are tried
     * @throws DataException if ONNX Runtime can't read or run it
     * @throws MemoryException if it gets too little memory for that
     */
    Agreement of(Path file, int count) {
        RandomGenerator random = new SplittableRandom(SEED);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(file.toString(), options)) {
            Agreement agreement = new Agreement(0, 0, 0);
            for (int i = 0; i < count; i++) {
                Examples.Example example = exported.input().examples().draw(random);
                try (OnnxTensor batch = batch(environment, example);
                        OrtSession.Result answers =
                                session.run(Map.of(exported.input().name(), batch))) {
                    agreement = agreement.and(compared(answers, example));
                }
            }
            return agreement;
        } catch (OrtException e) {
            throw fault(e);
        }
    }

    static RuntimeException fault(OrtException e) {
        return MemoryException.of(
                        e,
                        RuntimeFault.reason(e),
                        "while ONNX Runtime tried the student on %d inputs at a time; nothing is written; end other programs, or use a machine with more memory"
                                .formatted(BATCH))
                .<RuntimeException>map(memory -> memory)
                .orElseGet(
                        () ->
                                new DataException(
                                        "the student as ONNX can't be run by ONNX Runtime %s (%s), so nothing is written; export it as safetensors"
                                                .formatted(
                                                        OrtEnvironment.getEnvironment()
                                                                .getVersion(),
                                                        RuntimeFault.reason(e)),
                                        e));
    }

    private Agreement compared(OrtSession.Result answers, Examples.Example example)
            throws OrtException {
        Prediction own = student.predict(example.perceived());
        double probabilities = 0;
        if (student.description().head()) {
            for (float[] row : rows(answers, OnnxStudent.PROBABILITIES)) {
                probabilities = Math.max(probabilities, difference(row, own.scores()));
            }
        }
        double embedding = 0;
        for (float[] row : rows(answers, OnnxStudent.EMBEDDING)) {
            double share = difference(row, own.embedding()) / greatest(own.embedding());
            embedding = Math.max(embedding, share);
        }
        return new Agreement(1, probabilities, embedding);
    }

    private static float[][] rows(OrtSession.Result answers, String output) throws OrtException {
        return (float[][]) answers.get(output).orElseThrow().getValue();
    }

    /** The same sample, as often as a batch is large. */
    private static OnnxTensor batch(OrtEnvironment environment, Examples.Example example)
            throws OrtException {
        long[] shape =
                LongStream.concat(LongStream.of(BATCH), LongStream.of(example.shape())).toArray();
        Buffer values = example.values();
        if (values instanceof ByteBuffer bytes) {
            ByteBuffer all = direct(BATCH * bytes.remaining());
            for (int i = 0; i < BATCH; i++) {
                all.put(bytes.duplicate());
            }
            return OnnxTensor.createTensor(environment, all.flip(), shape, OnnxJavaType.UINT8);
        }
        FloatBuffer floats = (FloatBuffer) values;
        FloatBuffer all = direct(BATCH * floats.remaining() * Float.BYTES).asFloatBuffer();
        for (int i = 0; i < BATCH; i++) {
            all.put(floats.duplicate());
        }
        return OnnxTensor.createTensor(environment, all.flip(), shape);
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** Not a number where one of the two is none. */
    private static double difference(float[] one, float[] other) {
        double most = 0;
        for (int i = 0; i < one.length; i++) {
            most = Math.max(most, Math.abs((double) one[i] - other[i]));
        }
        return most;
    }

    private static double greatest(float[] values) {
        double most = Float.MIN_NORMAL;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }
}
