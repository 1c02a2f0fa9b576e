package org.kdtoolkit.train.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.eval.diagnosis.RehearsalSamples;
import org.kdtoolkit.eval.probe.TrainingFeatures;
import org.kdtoolkit.teachers.TeacherPass;

/** Chooses samples, and collects what teacher and student make of them. */
final class PairReader {

    private static final long SEED = 1;

    /** One in so many of those that are looked at has a label, if there are as many. */
    private static final int FEW = 4;

    private final Dataset dataset;
    private final int most;

    /**
     * Prepares to read.
     *
     * @param most how many samples of a subset at most
     */
    PairReader(Dataset dataset, int most) {
        this.dataset = dataset;
        this.most = most;
    }

    /**
     * The samples that are looked at, in the subset's order: where there are more than enough, a
     * drawn choice, of which as large a part has labels as of all. Few labels are all taken, up to
     * a fourth of the choice.
     */
    int[] chosen(Subset subset) {
        Samples samples = dataset.samples(subset);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] drawn =
                IntStream.range(0, samples.size()).mapToDouble(i -> random.nextDouble()).toArray();
        List<Integer> labelled = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        IntStream.range(0, samples.size())
                .boxed()
                .sorted((a, b) -> Double.compare(drawn[a], drawn[b]))
                .forEach(index -> (samples.isLabelled(index) ? labelled : others).add(index));
        int taken = Math.min(most, samples.size());
        long share = Math.round((double) taken * labelled.size() / samples.size());
        return Stream.concat(labelled.stream().limit(Math.max(share, taken / FEW)), others.stream())
                .limit(taken)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** What a teacher says of a sample. */
    private record Answer(float[] embedding, Optional<float[]> logits) {}

    /**
     * Asks the teacher, and keeps what both know, in a drawn order.
     *
     * @param student the student's embeddings by index
     */
    KnownPairs read(TeacherPass pass, Subset subset, Map<Integer, float[]> student) {
        Map<Integer, Answer> answers = new LinkedHashMap<>();
        int[] indices = chosen(subset);
        if (indices.length > 0) {
            pass.ask(
                    subset,
                    size -> indices,
                    (index, embedding, logits) ->
                            answers.put(index, new Answer(embedding, logits)));
        }
        Samples samples = dataset.samples(subset);
        SplittableRandom random = new SplittableRandom(SEED);
        List<Integer> known =
                answers.keySet().stream()
                        .filter(student::containsKey)
                        .map(index -> Map.entry(random.nextDouble(), index))
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList();
        return new KnownPairs(
                rows(known.stream().map(index -> answers.get(index).embedding())),
                rows(known.stream().map(index -> answers.get(index).logits().orElse(new float[0]))),
                rows(known.stream().map(student::get)),
                known.stream()
                        .mapToInt(
                                index ->
                                        samples.isLabelled(index)
                                                ? samples.labels(index)[0]
                                                : RehearsalSamples.NO_LABEL)
                        .toArray());
    }

    private static double[][] rows(Stream<float[]> rows) {
        return rows.map(TrainingFeatures::doubles).toArray(double[][]::new);
    }
}
