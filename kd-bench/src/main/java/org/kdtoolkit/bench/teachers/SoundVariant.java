package org.kdtoolkit.bench.teachers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.kdtoolkit.teachers.check.TeacherAnswers;

/**
 * A difference that makes no teacher worse than it is.
 *
 * @param name what
 * @param change makes it
 */
record SoundVariant(String name, PlantedFault.Plant change) {

    /** All of them. */
    static List<SoundVariant> all() {
        return List.of(
                new SoundVariant("as it is", (s, p, r) -> s),
                new SoundVariant("dimensions scaled", (s, p, r) -> scaled(s, r)),
                new SoundVariant("embeddings with noise", (s, p, r) -> s.both(a -> noisy(a, r))),
                new SoundVariant(
                        "logits at another temperature",
                        (s, p, r) -> warm(s, (float) Math.pow(10, 2 * r.nextDouble() - 1))),
                new SoundVariant(
                        "a few files missing",
                        (s, p, r) -> s.both(a -> Answers.without(a, 0.03, r))),
                new SoundVariant("a few files twice", (s, p, r) -> s.both(a -> twice(a, r))),
                new SoundVariant(
                        "each source several times", (s, p, r) -> s.both(SoundVariant::repeated)),
                new SoundVariant("few labels", (s, p, r) -> s.inTraining(a -> unlabelled(a, r))),
                new SoundVariant(
                        "classes of unequal size", (s, p, r) -> s.both(a -> unequal(a, p, r))));
    }

    private static Asked scaled(Asked sound, Random random) {
        int width = sound.training().embeddings().get(0).length;
        float[] scale = new float[width];
        for (int d = 0; d < width; d++) {
            scale[d] = (float) Math.exp(2 * random.nextGaussian());
        }
        return sound.both(
                a ->
                        Answers.embeddings(
                                a,
                                row -> {
                                    float[] embedding = a.embeddings().get(row).clone();
                                    for (int d = 0; d < width; d++) {
                                        embedding[d] *= scale[d];
                                    }
                                    return embedding;
                                }));
    }

    private static TeacherAnswers noisy(TeacherAnswers answers, Random random) {
        double square =
                answers.embeddings().stream()
                        .flatMapToDouble(
                                e -> IntStream.range(0, e.length).mapToDouble(d -> e[d] * e[d]))
                        .average()
                        .orElse(0);
        double deviation = 0.2 * Math.sqrt(square);
        return Answers.embeddings(
                answers,
                row -> {
                    float[] embedding = answers.embeddings().get(row).clone();
                    for (int d = 0; d < embedding.length; d++) {
                        embedding[d] += (float) (deviation * random.nextGaussian());
                    }
                    return embedding;
                });
    }

    private static Asked warm(Asked sound, float factor) {
        return sound.training().logits().isEmpty()
                ? sound
                : sound.both(
                        a ->
                                Answers.eachLogits(
                                        a,
                                        row -> {
                                            float[] scaled = new float[row.length];
                                            for (int i = 0; i < row.length; i++) {
                                                scaled[i] = factor * row[i];
                                            }
                                            return scaled;
                                        }));
    }

    private static TeacherAnswers twice(TeacherAnswers answers, Random random) {
        int[] from = IntStream.range(0, answers.size()).toArray();
        for (int row = 1; row < from.length; row++) {
            boolean alike = answers.labels().get(row)[0] == answers.labels().get(row - 1)[0];
            if (alike && random.nextDouble() < 0.04) {
                from[row] = row - 1;
            }
        }
        return Answers.moved(answers, from);
    }

    private static TeacherAnswers repeated(TeacherAnswers answers) {
        return Answers.rows(
                answers, IntStream.range(0, answers.size()).map(row -> row / 4).boxed().toList());
    }

    private static TeacherAnswers unlabelled(TeacherAnswers answers, Random random) {
        return new TeacherAnswers(
                answers.labels().stream()
                        .map(labels -> random.nextDouble() < 0.05 ? labels : new int[0])
                        .toList(),
                answers.sources(),
                answers.embeddings(),
                answers.logits(),
                answers.missing());
    }

    /** From all of the first class to a tenth of the last. */
    private static TeacherAnswers unequal(TeacherAnswers answers, Pool pool, Random random) {
        List<Integer> kept = new ArrayList<>();
        for (int row = 0; row < answers.size(); row++) {
            double place = answers.labels().get(row)[0] / (pool.classes().size() - 1.0);
            if (random.nextDouble() < 1 - 0.9 * place) {
                kept.add(row);
            }
        }
        return Answers.rows(answers, kept);
    }
}
