package org.kdtoolkit.teachers.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A generated teacher: the embedding of a sample is its class's direction with noise, its logits
 * are products with these directions.
 */
final class Hearing {

    static final List<String> CLASSES = List.of("wren", "owl", "tit", "crow", "jay");

    private static final int WIDTH = 16;

    private final Random random;
    private final float[][] directions = new float[CLASSES.size()][WIDTH];

    Hearing(int seed) {
        random = new Random(seed);
        for (float[] direction : directions) {
            for (int d = 0; d < WIDTH; d++) {
                direction[d] = (float) random.nextGaussian();
            }
        }
    }

    /** What it says of samples of all classes in turn. */
    TeacherAnswers of(int samples, double noise) {
        List<float[]> embeddings = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            float[] embedding = new float[WIDTH];
            for (int d = 0; d < WIDTH; d++) {
                embedding[d] =
                        (float) (directions[i % CLASSES.size()][d] + noise * random.nextGaussian());
            }
            embeddings.add(embedding);
        }
        return new TeacherAnswers(
                IntStream.range(0, samples).mapToObj(i -> new int[] {i % CLASSES.size()}).toList(),
                IntStream.range(0, samples).mapToObj(i -> i + ".wav").toList(),
                embeddings,
                Optional.of(embeddings.stream().map(this::logits).toList()),
                0);
    }

    private float[] logits(float[] embedding) {
        float[] logits = new float[directions.length];
        for (int k = 0; k < logits.length; k++) {
            for (int d = 0; d < WIDTH; d++) {
                logits[k] += directions[k][d] * embedding[d];
            }
        }
        return logits;
    }

    static TeacherAnswers withEmbeddings(TeacherAnswers answers, IntFunction<float[]> embedding) {
        return new TeacherAnswers(
                answers.labels(),
                answers.sources(),
                IntStream.range(0, answers.size()).mapToObj(embedding).toList(),
                answers.logits(),
                answers.missing());
    }

    static TeacherAnswers withLogits(TeacherAnswers answers, IntFunction<float[]> logits) {
        return new TeacherAnswers(
                answers.labels(),
                answers.sources(),
                answers.embeddings(),
                Optional.of(IntStream.range(0, answers.size()).mapToObj(logits).toList()),
                answers.missing());
    }

    /** With the files of other rows. */
    static TeacherAnswers moved(TeacherAnswers answers, IntUnaryOperator from) {
        TeacherAnswers embedded =
                withEmbeddings(answers, row -> answers.embeddings().get(from.applyAsInt(row)));
        return answers.logits()
                .map(all -> withLogits(embedded, row -> all.get(from.applyAsInt(row))))
                .orElse(embedded);
    }

    /** Logits in another order of classes. */
    static TeacherAnswers ordered(TeacherAnswers answers, int... order) {
        return withLogits(
                answers,
                row -> {
                    float[] logits = answers.logits().orElseThrow().get(row);
                    float[] other = new float[order.length];
                    for (int k = 0; k < order.length; k++) {
                        other[k] = logits[order[k]];
                    }
                    return other;
                });
    }
}
