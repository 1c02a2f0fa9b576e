package org.kdtoolkit.eval.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.eval.metrics.Accuracy;

class CostChoiceTest {

    private final int[] labels = IntStream.range(0, 40).map(i -> i < 30 ? 0 : 1).toArray();
    private final TrainingFeatures training =
            new TrainingFeatures(
                    IntStream.range(0, 40)
                            .mapToObj(i -> new double[] {labels[i] - 0.5, i})
                            .toArray(double[][]::new),
                    labels,
                    2);

    @Test
    void takesTheCostThatGetsMostHeldOutSamplesRightAndTheLowestOfEquals() {
        CostChoice choice = choice((samples, cost) -> classifier(cost == 1 ? -1 : cost));
        assertThat(choice.among(List.of(100.0, 1.0, 10.0), ClipFeatures.single(training), 1))
                .isEqualTo(10);
    }

    @Test
    void holdsOutAFifthOfEachClassAndLearnsFromTheOthers() {
        List<TrainingFeatures> learnt = new ArrayList<>();
        CostChoice choice =
                choice(
                        (samples, cost) -> {
                            learnt.add(samples);
                            return classifier(cost);
                        });
        choice.among(List.of(1.0, 2.0), ClipFeatures.single(training), 1);
        assertThat(learnt).hasSize(2);
        assertThat(Arrays.stream(learnt.get(0).labels()).filter(label -> label == 0).count())
                .isEqualTo(24);
        assertThat(Arrays.stream(learnt.get(0).labels()).filter(label -> label == 1).count())
                .isEqualTo(8);
    }

    @Test
    void holdsOutOneOfAClassOfFewAndNoneOfASingleSample() {
        TrainingFeatures few =
                new TrainingFeatures(
                        new double[][] {{1}, {2}, {3}, {4}}, new int[] {0, 0, 0, 1}, 2);
        HeldOut parts = HeldOut.of(few.labels(), 2, 5, 1);
        assertThat(parts.heldOut()).hasSize(1).doesNotContain(3);
        assertThat(parts.kept()).hasSize(3).contains(3);
    }

    @Test
    void takesTheLowestWhereNothingCanBeHeldOut() {
        TrainingFeatures single =
                new TrainingFeatures(new double[][] {{1}, {2}}, new int[] {0, 1}, 2);
        CostChoice choice =
                choice(
                        (samples, cost) -> {
                            throw new AssertionError("there is nothing to compare by");
                        });
        assertThat(choice.among(List.of(1.0, 0.1), ClipFeatures.single(single), 1)).isEqualTo(0.1);
    }

    @Test
    void drawsEveryBeginningWithTheClassesInTheirShares() {
        int[] order = ClassOrder.draw(labels, 2, 5);
        assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 40).toArray());
        for (int n = 4; n <= 40; n += 4) {
            assertThat(Arrays.stream(order).limit(n).filter(row -> labels[row] == 1).count())
                    .isBetween(n / 4 - 1L, n / 4 + 1L);
        }
        assertThat(ClassOrder.draw(labels, 2, 5)).isEqualTo(order);
        assertThat(ClassOrder.draw(labels, 2, 6)).isNotEqualTo(order);
    }

    @Test
    void judgesSamplesNotClipsAndHoldsOutWholeSamples() {
        ClipFeatures twice =
                new ClipFeatures(
                        IntStream.range(0, 40)
                                .mapToObj(i -> new double[][] {{labels[i], i}, {labels[i], i}})
                                .toArray(double[][][]::new),
                        IntStream.of(labels).mapToObj(label -> new int[] {label}).toList(),
                        2);
        List<Integer> learnt = new ArrayList<>();
        new CostChoice(
                        (samples, cost) -> {
                            learnt.add(samples.size());
                            assertThat(samples.rows().size()).isEqualTo(2 * samples.size());
                            return clips -> new double[] {clips.length, 0};
                        },
                        (scores, heldOut) -> {
                            assertThat(scores).hasDimensions(8, 2);
                            assertThat(scores[0][0]).isEqualTo(2);
                            return Double.NaN;
                        })
                .among(List.of(1.0, 2.0), twice, 1);
        assertThat(learnt).containsExactly(32, 32);
    }

    /** Right about every sample if the factor is above 0, and about none otherwise. */
    private static LinearClassifier classifier(double factor) {
        return new LinearClassifier(
                new double[][] {{-factor, 0}, {factor, 0}}, new double[] {0, 0});
    }

    private static CostChoice choice(BiFunction<TrainingFeatures, Double, LinearClassifier> fit) {
        return new CostChoice(
                (samples, cost) -> fit.apply(samples.rows(), cost)::meanScores,
                (scores, heldOut) ->
                        Accuracy.topK(
                                scores, heldOut.stream().mapToInt(label -> label[0]).toArray(), 1));
    }
}
