package org.kdtoolkit.bench.teachers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.kdtoolkit.teachers.check.DoubtKind;
import org.kdtoolkit.teachers.check.TeacherAnswers;

/**
 * Something that goes wrong with a teacher.
 *
 * @param name what
 * @param kinds what it is to be taken for, any of these
 * @param on which teachers it can happen to
 * @param plant makes it happen
 */
record PlantedFault(String name, Set<DoubtKind> kinds, Predicate<Pool> on, Plant plant) {

    /** Makes a fault happen. */
    interface Plant {
        Asked in(Asked sound, Pool pool, Random random);
    }

    private static final Set<DoubtKind> PERMUTED = Set.of(DoubtKind.PERMUTED_CLASSES);
    private static final Set<DoubtKind> MISPLACED = Set.of(DoubtKind.MISPLACED_FILES);
    private static final Set<DoubtKind> CONTRADICTION = Set.of(DoubtKind.CONTRADICTION);
    private static final Set<DoubtKind> FORM = Set.of(DoubtKind.PROBABILITIES);
    private static final Set<DoubtKind> CONSTANT = Set.of(DoubtKind.CONSTANT_ANSWERS);
    private static final Set<DoubtKind> EQUAL = Set.of(DoubtKind.EQUAL_ANSWERS);
    private static final Set<DoubtKind> MISSING = Set.of(DoubtKind.MISSING);
    private static final Set<DoubtKind> WEIGHTS = Set.of(DoubtKind.PARTIAL_WEIGHTS);
    private static final Set<DoubtKind> CHANCE = Set.of(DoubtKind.AT_CHANCE);
    private static final Set<DoubtKind> GAP = Set.of(DoubtKind.SUBSETS_DIFFER);

    /** All of them. */
    static List<PlantedFault> all() {
        List<PlantedFault> all = new ArrayList<>();
        all.addAll(ofClasses());
        all.addAll(ofOrder());
        all.addAll(ofValues());
        all.addAll(ofNetworks());
        return all;
    }

    private static List<PlantedFault> ofClasses() {
        return List.of(
                scored(
                        "all classes permuted",
                        PERMUTED,
                        (s, p, r) -> permuted(s, p, p.classes().size(), r)),
                scored(
                        "half of the classes permuted",
                        PERMUTED,
                        (s, p, r) -> permuted(s, p, p.classes().size() / 2, r)),
                scored("three classes permuted", PERMUTED, (s, p, r) -> permuted(s, p, 3, r)),
                scored("two classes changed places", PERMUTED, (s, p, r) -> permuted(s, p, 2, r)),
                scored(
                        "classes shifted by one",
                        PERMUTED,
                        (s, p, r) -> s.both(a -> Answers.eachLogits(a, PlantedFault::shifted))));
    }

    private static List<PlantedFault> ofOrder() {
        return List.of(
                any(
                        "files shuffled",
                        MISPLACED,
                        (s, p, r) ->
                                s.both(a -> Answers.moved(a, Answers.shuffled(a.size(), 1, r)))),
                any(
                        "training files shuffled",
                        Set.of(DoubtKind.MISPLACED_FILES, DoubtKind.SUBSETS_DIFFER),
                        (s, p, r) ->
                                s.inTraining(
                                        a -> Answers.moved(a, Answers.shuffled(a.size(), 1, r)))),
                any(
                        "files shifted by one",
                        MISPLACED,
                        (s, p, r) -> s.both(a -> Answers.moved(a, Answers.shifted(a.size())))),
                scored(
                        "half of the files shuffled",
                        MISPLACED,
                        (s, p, r) ->
                                s.both(a -> Answers.moved(a, Answers.shuffled(a.size(), 0.5, r)))),
                scored(
                        "a third of the files shuffled",
                        MISPLACED,
                        (s, p, r) ->
                                s.both(
                                        a ->
                                                Answers.moved(
                                                        a,
                                                        Answers.shuffled(a.size(), 1 / 3.0, r)))),
                scored(
                        "half of the training files shuffled",
                        Set.of(DoubtKind.MISPLACED_FILES, DoubtKind.SUBSETS_DIFFER),
                        (s, p, r) ->
                                s.inTraining(
                                        a -> Answers.moved(a, Answers.shuffled(a.size(), 0.5, r)))),
                scored(
                        "logits shuffled",
                        CONTRADICTION,
                        (s, p, r) ->
                                s.both(
                                        a ->
                                                Answers.movedLogits(
                                                        a, Answers.shuffled(a.size(), 1, r)))),
                scored(
                        "logits shifted by one",
                        CONTRADICTION,
                        (s, p, r) ->
                                s.both(a -> Answers.movedLogits(a, Answers.shifted(a.size())))),
                scored(
                        "embeddings shuffled",
                        CONTRADICTION,
                        (s, p, r) ->
                                s.both(
                                        a ->
                                                Answers.movedEmbeddings(
                                                        a, Answers.shuffled(a.size(), 1, r)))),
                scored(
                        "logits shuffled within classes",
                        CONTRADICTION,
                        (s, p, r) ->
                                s.both(
                                        a ->
                                                Answers.movedLogits(
                                                        a, Answers.shuffledWithinLabels(a, r)))));
    }

    private static List<PlantedFault> ofValues() {
        return List.of(
                scored(
                        "softmax",
                        FORM,
                        (s, p, r) -> s.both(a -> Answers.eachLogits(a, PlantedFault::softmax))),
                scored(
                        "logarithm of the softmax",
                        FORM,
                        (s, p, r) -> s.both(a -> Answers.eachLogits(a, PlantedFault::logSoftmax))),
                scored(
                        "sigmoid",
                        FORM,
                        (s, p, r) -> s.both(a -> Answers.eachLogits(a, PlantedFault::sigmoid))),
                any(
                        "a twentieth of the embeddings constant",
                        CONSTANT,
                        (s, p, r) -> s.both(a -> constant(a, 0.05, r))),
                any(
                        "a third of the embeddings constant",
                        CONSTANT,
                        (s, p, r) -> s.both(a -> constant(a, 1 / 3.0, r))),
                any(
                        "a tenth of the embeddings equal",
                        EQUAL,
                        (s, p, r) -> s.both(a -> equal(a, 0.1, r))),
                any(
                        "the first of four speaks for all",
                        EQUAL,
                        (s, p, r) -> s.both(a -> Answers.moved(a, Answers.repeated(a.size(), 4)))),
                any(
                        "half of the files missing",
                        MISSING,
                        (s, p, r) -> s.both(a -> Answers.without(a, 0.5, r))),
                any(
                        "a fifth of the files missing",
                        MISSING,
                        (s, p, r) -> s.inTraining(a -> Answers.without(a, 0.2, r))));
    }

    private static List<PlantedFault> ofNetworks() {
        return List.of(
                scored("last layer not loaded", WEIGHTS, (s, p, r) -> withRandomHead(s, p, r)),
                scored(
                        "nothing but the last layer's offsets counts",
                        WEIGHTS,
                        (s, p, r) -> s.both(PlantedFault::collapsed)),
                scored(
                        "logits of noise",
                        Set.of(DoubtKind.AT_CHANCE, DoubtKind.CONTRADICTION),
                        (s, p, r) ->
                                s.both(a -> Answers.eachLogits(a, row -> noise(row.length, r)))),
                any("answers of noise", CHANCE, (s, p, r) -> s.both(a -> noise(a, r))),
                new PlantedFault(
                        "training labels known",
                        GAP,
                        p -> !p.name().startsWith("avdigits") && !p.name().equals("tones"),
                        (s, p, r) -> leaky(s)));
    }

    private static PlantedFault scored(String name, Set<DoubtKind> kinds, Plant plant) {
        return new PlantedFault(name, kinds, Pool::scored, plant);
    }

    private static PlantedFault any(String name, Set<DoubtKind> kinds, Plant plant) {
        return new PlantedFault(name, kinds, pool -> true, plant);
    }

    private static Asked permuted(Asked sound, Pool pool, int moved, Random random) {
        List<Integer> classes =
                new ArrayList<>(IntStream.range(0, pool.classes().size()).boxed().toList());
        Collections.shuffle(classes, random);
        int[] from = IntStream.range(0, classes.size()).toArray();
        for (int i = 0; i < moved; i++) {
            from[classes.get(i)] = classes.get((i + 1) % moved);
        }
        return sound.both(a -> Answers.eachLogits(a, row -> permuted(row, from)));
    }

    private static float[] permuted(float[] row, int[] from) {
        float[] permuted = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            permuted[i] = row[from[i]];
        }
        return permuted;
    }

    private static float[] shifted(float[] row) {
        return permuted(
                row, IntStream.range(0, row.length).map(i -> (i + 1) % row.length).toArray());
    }

    private static float[] softmax(float[] row) {
        float[] logarithms = logSoftmax(row);
        for (int i = 0; i < row.length; i++) {
            logarithms[i] = (float) Math.exp(logarithms[i]);
        }
        return logarithms;
    }

    private static float[] logSoftmax(float[] row) {
        double most = IntStream.range(0, row.length).mapToDouble(i -> row[i]).max().orElseThrow();
        double sum = IntStream.range(0, row.length).mapToDouble(i -> Math.exp(row[i] - most)).sum();
        float[] result = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = (float) (row[i] - most - Math.log(sum));
        }
        return result;
    }

    private static float[] sigmoid(float[] row) {
        float[] result = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = (float) (1 / (1 + Math.exp(-row[i])));
        }
        return result;
    }

    private static float[] noise(int width, Random random) {
        float[] row = new float[width];
        for (int i = 0; i < width; i++) {
            row[i] = (float) random.nextGaussian();
        }
        return row;
    }

    private static TeacherAnswers noise(TeacherAnswers answers, Random random) {
        TeacherAnswers noise =
                Answers.embeddings(
                        answers, row -> noise(answers.embeddings().get(row).length, random));
        return answers.logits().isEmpty()
                ? noise
                : Answers.eachLogits(noise, row -> noise(row.length, random));
    }

    private static TeacherAnswers constant(TeacherAnswers answers, double share, Random random) {
        return Answers.embeddings(
                answers,
                row -> {
                    float[] embedding = answers.embeddings().get(row).clone();
                    if (random.nextDouble() < share) {
                        Arrays.fill(embedding, 0.5f);
                    }
                    return embedding;
                });
    }

    private static TeacherAnswers equal(TeacherAnswers answers, double share, Random random) {
        float[] same = answers.embeddings().get(0);
        return Answers.embeddings(
                answers, row -> random.nextDouble() < share ? same : answers.embeddings().get(row));
    }

    private static Asked withRandomHead(Asked sound, Pool pool, Random random) {
        Readout head = Readout.random(sound.training(), pool.classes().size(), random);
        return sound.both(head::on);
    }

    /** What differs between samples is lost but for a trace. */
    private static TeacherAnswers collapsed(TeacherAnswers answers) {
        float[] offsets = answers.logits().orElseThrow().get(0);
        return Answers.eachLogits(
                answers,
                row -> {
                    float[] collapsed = new float[row.length];
                    for (int i = 0; i < row.length; i++) {
                        collapsed[i] = offsets[i] + 0.001f * row[i];
                    }
                    return collapsed;
                });
    }

    /** Training answers that say the label, whatever the sample. */
    private static Asked leaky(Asked sound) {
        return sound.inTraining(
                a -> {
                    TeacherAnswers embedded =
                            Answers.embeddings(
                                    a,
                                    row ->
                                            with(
                                                    a.embeddings().get(row),
                                                    a.labels().get(row)[0],
                                                    40));
                    return a.logits().isEmpty()
                            ? embedded
                            : Answers.logits(
                                    embedded,
                                    row ->
                                            with(
                                                    a.logits().orElseThrow().get(row),
                                                    a.labels().get(row)[0],
                                                    40));
                });
    }

    private static float[] with(float[] row, int place, float value) {
        float[] other = row.clone();
        other[place] += value;
        return other;
    }
}
