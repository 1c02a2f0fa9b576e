package org.kdtoolkit.bench.teachers;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.kdtoolkit.teachers.check.TeacherAnswers;

/** A last layer on embeddings: softmax regression, trained by stochastic gradient descent. */
final class Readout {

    private static final double LEARNING_RATE = 0.02;

    private final float[] mean;
    private final float[] scale;
    private final float[][] weights;

    private Readout(float[] mean, float[] scale, int classes) {
        this.mean = mean;
        this.scale = scale;
        this.weights = new float[classes][mean.length + 1];
    }

    /** A layer that learnt from some answers' embeddings and labels. */
    static Readout trained(TeacherAnswers answers, int classes, int epochs, Random random) {
        Readout readout = untrained(answers, classes);
        for (int step = 0; step < epochs * answers.size(); step++) {
            int row = random.nextInt(answers.size());
            readout.learn(answers.embeddings().get(row), answers.labels().get(row)[0]);
        }
        return readout;
    }

    /** A layer with random weights. */
    static Readout random(TeacherAnswers answers, int classes, Random random) {
        Readout readout = untrained(answers, classes);
        for (float[] row : readout.weights) {
            for (int d = 0; d < row.length; d++) {
                row[d] = (float) (random.nextGaussian() / Math.sqrt(row.length));
            }
        }
        return readout;
    }

    private static Readout untrained(TeacherAnswers answers, int classes) {
        List<float[]> embeddings = answers.embeddings();
        int width = embeddings.get(0).length;
        float[] mean = new float[width];
        float[] scale = new float[width];
        for (int d = 0; d < width; d++) {
            int dimension = d;
            double m = embeddings.stream().mapToDouble(e -> e[dimension]).average().orElseThrow();
            double v =
                    embeddings.stream()
                            .mapToDouble(e -> Math.pow(e[dimension] - m, 2))
                            .average()
                            .orElseThrow();
            mean[d] = (float) m;
            scale[d] = (float) (1 / (Math.sqrt(v * width) + 1e-6));
        }
        return new Readout(mean, scale, classes);
    }

    private void learn(float[] embedding, int label) {
        float[] input = input(embedding);
        float[] scores = scores(input);
        float most = scores[0];
        for (float score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - most);
        }
        for (int c = 0; c < scores.length; c++) {
            double gradient = Math.exp(scores[c] - most) / sum - (c == label ? 1 : 0);
            float step = (float) (LEARNING_RATE * Math.sqrt(input.length) * gradient);
            for (int d = 0; d < input.length; d++) {
                weights[c][d] -= step * input[d];
            }
        }
    }

    /** The class scores of an embedding. */
    float[] logits(float[] embedding) {
        return scores(input(embedding));
    }

    /** The same answers with these scores. */
    TeacherAnswers on(TeacherAnswers answers) {
        return Answers.logits(answers, row -> logits(answers.embeddings().get(row)));
    }

    private float[] input(float[] embedding) {
        float[] input = new float[embedding.length + 1];
        for (int d = 0; d < embedding.length; d++) {
            input[d] = (embedding[d] - mean[d]) * scale[d];
        }
        input[embedding.length] = 1;
        return input;
    }

    private float[] scores(float[] input) {
        float[] scores = new float[weights.length];
        IntStream.range(0, scores.length)
                .forEach(
                        c -> {
                            float sum = 0;
                            for (int d = 0; d < input.length; d++) {
                                sum += weights[c][d] * input[d];
                            }
                            scores[c] = sum;
                        });
        return scores;
    }
}
