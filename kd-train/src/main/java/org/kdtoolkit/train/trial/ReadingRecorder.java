package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.ReadingListener;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.report.result.DistillerReadings;
import org.kdtoolkit.train.config.TrainingConfig;

/**
 * Records what filters, objectives and methods say of single training samples in an epoch. The
 * figures stay on the device until they are {@link #fetch fetched}.
 */
final class ReadingRecorder {

    /** The figures of a step; {@code values} is [B] and belongs to the recorder's manager. */
    private record Taken(String name, int[] indices, NDArray values) {}

    /** What was read of each training sample, by its index. */
    private record Sums(double[] sums, int[] counts) {

        Sums(int samples) {
            this(new double[samples], new int[samples]);
        }

        void add(int index, float value) {
            sums[index] += value;
            counts[index]++;
        }

        float mean(int index) {
            return (float) (sums[index] / counts[index]);
        }
    }

    private final Samples samples;
    private final List<String> classes;
    private final SampleConditions conditions;
    private final NDManager owner;
    private final List<Taken> away = new ArrayList<>();
    private final Map<String, Sums> read = new LinkedHashMap<>();

    /**
     * Begins to record.
     *
     * @param conditions what is known to be wrong with the training samples
     * @param owner takes the figures that have not been fetched yet
     */
    ReadingRecorder(Dataset dataset, SampleConditions conditions, NDManager owner) {
        this.samples = dataset.samples(Subset.TRAIN);
        this.classes = dataset.classes();
        this.conditions = conditions;
        this.owner = owner;
    }

    /**
     * Whether an epoch is recorded: the one that will be the last, and each where any may be. A
     * sample that is mixed with another has no figure of its own.
     */
    static boolean isDue(TrainingConfig config, TrainingMoment moment) {
        return !config.mixesSamples()
                && (config.earlyStopping().isPresent() || moment.epoch() == moment.epochs());
    }

    /** Hears of the readings of one step; the second of one name is told from the first. */
    ReadingListener step() {
        Map<String, Integer> heard = new LinkedHashMap<>();
        return (batch, name, values) -> {
            int number = heard.merge(name, 1, Integer::sum);
            take(batch, number == 1 ? name : name + "-" + number, values);
        };
    }

    private void take(Batch batch, String name, Supplier<NDArray> reading) {
        NDArray values = reading.get();
        if (!values.getShape().equals(new Shape(batch.size()))) {
            throw new ConfigurationException(
                    "the reading '%s' has the shape %s for a batch of %d samples, expected %s; tell its author"
                            .formatted(
                                    name,
                                    values.getShape(),
                                    batch.size(),
                                    new Shape(batch.size())));
        }
        NDArray own = values.stopGradient().toType(DataType.FLOAT32, true);
        own.attach(owner);
        away.add(new Taken(name, batch.indices(), own));
    }

    /** Brings what was taken to the host, all at once. */
    void fetch() {
        if (away.isEmpty()) {
            return;
        }
        float[] all;
        try (NDArray together =
                NDArrays.concat(new NDList(away.stream().map(Taken::values).toList()))) {
            all = together.toFloatArray();
        }
        int next = 0;
        for (Taken taken : away) {
            Sums sums = read.computeIfAbsent(taken.name(), name -> new Sums(samples.size()));
            for (int index : taken.indices()) {
                sums.add(index, all[next++]);
            }
            taken.values().close();
        }
        away.clear();
    }

    /**
     * What was read, of the samples in their order; empty if nothing was.
     *
     * @param epoch of which epoch
     */
    Optional<DistillerReadings> readings(int epoch) {
        fetch();
        return read.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DistillerReadings(
                                epoch,
                                read.entrySet().stream()
                                        .map(one -> reading(one.getKey(), one.getValue()))
                                        .toList()));
    }

    private DistillerReadings.Reading reading(String name, Sums sums) {
        int[] seen = IntStream.range(0, samples.size()).filter(i -> sums.counts()[i] > 0).toArray();
        List<Integer> finite =
                Arrays.stream(seen).filter(i -> Float.isFinite(sums.mean(i))).boxed().toList();
        List<Optional<String>> known = finite.stream().map(i -> conditions.of(name, i)).toList();
        return new DistillerReadings.Reading(
                name,
                finite.stream().map(samples::id).toList(),
                finite.stream().map(this::labels).toList(),
                known.stream().anyMatch(Optional::isPresent)
                        ? known.stream().map(c -> c.orElse(DistillerReadings.UNKNOWN)).toList()
                        : List.of(),
                finite.stream().map(sums::mean).toList(),
                seen.length - finite.size());
    }

    private List<String> labels(int index) {
        return Arrays.stream(samples.labels(index)).mapToObj(classes::get).toList();
    }
}
