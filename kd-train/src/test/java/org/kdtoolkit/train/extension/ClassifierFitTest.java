package org.kdtoolkit.train.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.LinearClassifier;

class ClassifierFitTest {

    private static final int WIDTH = 6;
    private static final int CLASSES = 3;

    private final Random random = new Random(5);

    private float[] numbers(int count, double scale) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (scale * random.nextGaussian());
        }
        return numbers;
    }

    private LinearClassifier layer() {
        return new LinearClassifier(
                HostTensor.of(numbers(CLASSES * WIDTH, 1), CLASSES, WIDTH),
                HostTensor.of(numbers(CLASSES, 3), CLASSES));
    }

    private static AnsweredRows answered(LinearClassifier layer, List<float[]> embeddings) {
        List<float[]> logits = new ArrayList<>();
        for (float[] embedding : embeddings) {
            double[] exact = layer.logits(embedding);
            float[] row = new float[exact.length];
            for (int c = 0; c < row.length; c++) {
                row[c] = (float) exact[c];
            }
            logits.add(row);
        }
        return new AnsweredRows(embeddings.size(), embeddings, logits);
    }

    private List<float[]> embeddings(int count) {
        List<float[]> embeddings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            embeddings.add(numbers(WIDTH, 2));
        }
        return embeddings;
    }

    @Test
    void findsTheLayerThatMadeLogitsOfEmbeddings() {
        LinearClassifier layer = layer();
        LinearClassifier found = ClassifierFit.of(answered(layer, embeddings(40)));
        assertThat(found.weight().values()).containsExactly(layer.weight().values(), within(1e-5f));
        assertThat(found.bias().values()).containsExactly(layer.bias().values(), within(1e-5f));
    }

    /** As it is with numbers behind a ReLU, whose scales differ and some of which are always 0. */
    @Test
    void whatNeverVariesWeighsNothingAndLeavesTheLogitsExact() {
        List<float[]> embeddings = embeddings(40);
        for (float[] embedding : embeddings) {
            embedding[0] = 0;
            embedding[1] *= 1e-3f;
            embedding[2] *= 1e3f;
            embedding[3] = 7;
        }
        AnsweredRows rows = answered(layer(), embeddings);
        LinearClassifier found = ClassifierFit.of(rows);
        assertThat(rows.miss(found)).isLessThan(1e-5 * rows.largest());
        for (int c = 0; c < CLASSES; c++) {
            assertThat(found.weight().values()[c * WIDTH]).isZero();
            assertThat(found.weight().values()[c * WIDTH + 3]).isZero();
        }
    }

    @Test
    void embeddingsThatDependOnEachOtherLeaveTheLogitsExact() {
        List<float[]> embeddings = embeddings(40);
        for (float[] embedding : embeddings) {
            embedding[5] = embedding[4] - embedding[3];
        }
        AnsweredRows rows = answered(layer(), embeddings);
        assertThat(rows.miss(ClassifierFit.of(rows))).isLessThan(1e-5 * rows.largest());
    }

    @Test
    void logitsThatNoLayerMadeAreMissed() {
        List<float[]> logits = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            logits.add(numbers(CLASSES, 1));
        }
        AnsweredRows rows = new AnsweredRows(40, embeddings(40), logits);
        assertThat(rows.miss(ClassifierFit.of(rows))).isGreaterThan(0.5);
    }

    @Test
    void embeddingsThatAreAllTheSameHaveTheMeanOfTheLogits() {
        List<float[]> embeddings = List.of(new float[WIDTH], new float[WIDTH]);
        List<float[]> logits = List.of(new float[] {1, 2, 3}, new float[] {3, 2, 1});
        LinearClassifier found =
                ClassifierFit.of(new AnsweredRows(embeddings.size(), embeddings, logits));
        assertThat(found.bias().values()).containsExactly(2, 2, 2);
    }
}
