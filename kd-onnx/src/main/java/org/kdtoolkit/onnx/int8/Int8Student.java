package org.kdtoolkit.onnx.int8;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.onnx.runtime.RuntimeFault;
import org.kdtoolkit.onnx.student.OnnxStudent;
import org.kdtoolkit.predict.MemoryException;

/**
 * A student whose network computes in 8 bits, beside the one of float32 that it was made of.
 *
 * <p>Ranges are the least and the greatest value met on the samples.
 */
public final class Int8Student implements AutoCloseable {

    private static final int ROUNDS = 15;
    private static final int WARM = 3;
    private static final double SLICE_MILLISECONDS = 20;
    private static final int MOST_TIMES = 200;

    private final ModelProto exported;
    private final ModelProto model;
    private final NetworkRuns before;
    private final NetworkRuns after;

    private Int8Student(
            ModelProto exported, ModelProto model, NetworkRuns before, NetworkRuns after) {
        this.exported = exported;
        this.model = model;
        this.before = before;
        this.after = after;
    }

    /**
     * Makes one.
     *
     * @param student in float32
     * @param sample the shape of what goes into its network, behind all preprocessing, without the
     *     batch; -1 where an axis is free
     * @param samples what went into the network of some samples; at least one
     * @param output which output is asked for when the two are compared
     * @throws DataException if nothing in it can compute in 8 bits, or ONNX Runtime can't run it
     * @throws MemoryException if ONNX Runtime gets too little memory for that
     */
    public static Int8Student of(
            OnnxStudent student, Shape sample, List<HostTensor> samples, String output) {
        ModelProto exported = student.model();
        String network = student.input().value();
        try {
            ModelProto part = NetworkPart.of(exported, network, sample);
            Int8Plan plan = Int8Plan.of(part, network, 1);
            if (plan.layers().isEmpty()) {
                throw new DataException(
                        "the student has no layer that can compute in 8 bits; export it as"
                                + " float32");
            }
            Map<String, ValueRange> ranges = RangeMeter.measure(part, samples, plan.measured());
            ModelProto rounded = Int8Graph.of(exported, plan, ranges);
            NetworkRuns before = new NetworkRuns(part, output);
            NetworkRuns after = new NetworkRuns(NetworkPart.of(rounded, network, sample), output);
            return new Int8Student(exported, rounded, before, after);
        } catch (OrtException e) {
            throw fault(e);
        }
    }

    /**
     * How many bytes the files have.
     *
     * @param before of float32
     * @param after of 8 bits
     */
    public record Sizes(long before, long after) {}

    /** How large the files are, preprocessing and all. */
    public Sizes sizes() {
        return new Sizes(exported.getSerializedSize(), model.getSerializedSize());
    }

    /**
     * Writes the whole graph, preprocessing too.
     *
     * @throws DataException if the file can't be written
     */
    public void write(Path file) {
        AtomicFile.write(file, model::writeTo);
    }

    /** What the networks say of samples. */
    public Answers answers(List<HostTensor> samples) {
        try {
            return new Answers(before.answers(samples), after.answers(samples));
        } catch (OrtException e) {
            throw fault(e);
        }
    }

    /**
     * Answers of both networks.
     *
     * @param before of float32, a row a sample
     * @param after of 8 bits
     */
    public record Answers(List<float[]> before, List<float[]> after) {
        /** Copies the lists. */
        public Answers {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * How long both networks take in milliseconds a row: the quickest of several rounds, measured
     * in turns, as whatever else the machine does only makes rounds longer.
     *
     * @param before of float32
     * @param after of 8 bits
     */
    public record Speed(double before, double after) {}

    /** Measures how long a batch takes. */
    public Speed speed(HostTensor sample, int batch) {
        List<HostTensor> rows = Collections.nCopies(batch, sample);
        try {
            double first = before.milliseconds(rows, WARM) * batch;
            int times = (int) Math.max(1, Math.min(MOST_TIMES, SLICE_MILLISECONDS / first));
            after.milliseconds(rows, WARM);
            double least = Double.POSITIVE_INFINITY;
            double leastAfter = Double.POSITIVE_INFINITY;
            for (int round = 0; round < ROUNDS; round++) {
                least = Math.min(least, before.milliseconds(rows, times));
                leastAfter = Math.min(leastAfter, after.milliseconds(rows, times));
            }
            return new Speed(least, leastAfter);
        } catch (OrtException e) {
            throw fault(e);
        }
    }

    private static RuntimeException fault(OrtException e) {
        return MemoryException.of(
                        e,
                        RuntimeFault.reason(e),
                        "while ONNX Runtime tried the student in 8 bits; nothing is written; end"
                                + " other programs, or use a machine with more memory")
                .<RuntimeException>map(memory -> memory)
                .orElseGet(
                        () ->
                                new DataException(
                                        "the student in 8 bits can't be run by ONNX Runtime (%s); export it as float32"
                                                .formatted(RuntimeFault.reason(e)),
                                        e));
    }

    @Override
    public void close() {
        try (before;
                after) {
            // both are closed, whatever happens to the other
        } catch (OrtException e) {
            throw fault(e);
        }
    }
}
