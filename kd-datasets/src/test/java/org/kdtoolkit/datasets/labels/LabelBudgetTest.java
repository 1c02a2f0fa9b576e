package org.kdtoolkit.datasets.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;

class LabelBudgetTest {

    private static final long SEED = 5;

    private final Dataset dataset = new NumberedSamples(100, index -> new int[] {index % 4});

    @Test
    void ofACountLeavesSoManySamplesTheirLabels() {
        assertThat(labelled(new LabelBudget.Count(30))).hasSize(30);
        assertThat(labelled(new LabelBudget.Count(0))).isEmpty();
        assertThat(labelled(new LabelBudget.Count(100))).hasSize(100);
    }

    @Test
    void ofAShareIsRounded() {
        assertThat(labelled(new LabelBudget.Share(0.104))).hasSize(10);
        assertThat(labelled(new LabelBudget.Share(1))).hasSize(100);
    }

    @Test
    void ofAClassIsBalanced() {
        Map<Integer, Integer> classes = new HashMap<>();
        labelled(new LabelBudget.PerClass(3))
                .forEach(index -> classes.merge(index % 4, 1, Integer::sum));
        assertThat(classes).containsExactlyInAnyOrderEntriesOf(Map.of(0, 3, 1, 3, 2, 3, 3, 3));
    }

    @Test
    void containsASmallerOneOfTheSameSeed() {
        assertThat(labelled(new LabelBudget.Count(40)))
                .containsAll(labelled(new LabelBudget.Count(7)));
        assertThat(labelled(new LabelBudget.Share(0.5)))
                .containsAll(labelled(new LabelBudget.Share(0.1)));
        assertThat(labelled(new LabelBudget.PerClass(9)))
                .containsAll(labelled(new LabelBudget.PerClass(2)));
    }

    @Test
    void isDrawnByItsSeed() {
        assertThat(labelled(new LabelBudget.Count(20)))
                .isEqualTo(labelled(new LabelBudget.Count(20)))
                .isNotEqualTo(labelled(new LabelBudget.Count(20).applied(dataset, 6)))
                .isNotEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void hidesTheLabelsOfTheOthers() {
        Samples training = new LabelBudget.Count(30).applied(dataset, SEED).samples(Subset.TRAIN);
        assertThat(training.size()).isEqualTo(100);
        for (int i = 0; i < 100; i++) {
            assertThat(training.labels(i))
                    .isEqualTo(training.isLabelled(i) ? new int[] {i % 4} : new int[0]);
        }
    }

    @Test
    void leavesValidationAndTestTheirs() {
        Dataset shown = new LabelBudget.Count(0).applied(dataset, SEED);
        for (Subset subset : List.of(Subset.VALIDATION, Subset.TEST)) {
            Samples samples = shown.samples(subset);
            assertThat(IntStream.range(0, samples.size()).allMatch(samples::isLabelled)).isTrue();
        }
    }

    @Test
    void countsWhatIsLeft() {
        Inventory.Part training =
                new LabelBudget.PerClass(3)
                        .applied(dataset, SEED)
                        .inventory()
                        .subsets()
                        .get(Subset.TRAIN);
        assertThat(training.all().listed()).isEqualTo(100);
        assertThat(training.unlabelled().listed()).isEqualTo(88);
        assertThat(training.classes()).extracting(Inventory.Count::listed).containsOnly(3);
    }

    @Test
    void drawsAmongTheSamplesThatHaveLabels() {
        Dataset half = new NumberedSamples(100, i -> i < 50 ? new int[] {0} : new int[0]);
        assertThat(labelled(new LabelBudget.Count(50).applied(half, SEED)))
                .isEqualTo(IntStream.range(0, 50).boxed().toList());
        assertThat(labelled(new LabelBudget.Share(0.5).applied(half, SEED))).hasSize(25);
    }

    @Test
    void countsEachOfSeveralLabels() {
        Dataset several =
                new NumberedSamples(100, i -> i % 10 == 0 ? new int[] {0, 1} : new int[] {i % 2});
        List<Integer> chosen = labelled(new LabelBudget.PerClass(4).applied(several, SEED));
        for (int label : List.of(0, 1)) {
            assertThat(
                            chosen.stream()
                                    .filter(
                                            i ->
                                                    IntStream.of(
                                                                    several.samples(Subset.TRAIN)
                                                                            .labels(i))
                                                            .anyMatch(own -> own == label)))
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void takesAllOfAClassThatHasFewer() {
        Dataset rare = new NumberedSamples(100, i -> new int[] {i < 3 ? 1 : 0});
        assertThat(labelled(new LabelBudget.PerClass(5).applied(rare, SEED)))
                .hasSize(8)
                .contains(0, 1, 2);
    }

    @Test
    void mayNotBeLargerThanTheSet() {
        assertThatThrownBy(() -> labelled(new LabelBudget.Count(101)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "101 training samples are to keep their labels, but only 100 have any;"
                                + " lower the number");
        assertThatThrownBy(() -> labelled(new LabelBudget.PerClass(26)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "26 training samples of each class are to keep their labels, but no class"
                                + " has more than 25; lower the number");
    }

    @Test
    void isGivenByOneKey() {
        assertThat(config(Optional.of(3), Optional.empty(), Optional.empty()).budget())
                .contains(new LabelBudget.Count(3));
        assertThat(config(Optional.empty(), Optional.of(0.5), Optional.empty()).budget())
                .contains(new LabelBudget.Share(0.5));
        assertThat(config(Optional.empty(), Optional.empty(), Optional.of(2)).budget())
                .contains(new LabelBudget.PerClass(2));
        assertThat(config(Optional.empty(), Optional.empty(), Optional.empty()).budget()).isEmpty();
        assertThatThrownBy(() -> config(Optional.of(3), Optional.of(0.5), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "expected one of 'count', 'share' and 'per-class', found two; remove the"
                                + " others");
    }

    private static LabelBudgetConfig config(
            Optional<Integer> count, Optional<Double> share, Optional<Integer> perClass) {
        return new LabelBudgetConfig(count, share, perClass, SEED);
    }

    private List<Integer> labelled(LabelBudget budget) {
        return labelled(budget.applied(dataset, SEED));
    }

    private static List<Integer> labelled(Dataset shown) {
        Samples training = shown.samples(Subset.TRAIN);
        List<Integer> labelled = new ArrayList<>();
        for (int i = 0; i < training.size(); i++) {
            if (training.isLabelled(i)) {
                labelled.add(i);
            }
        }
        return labelled;
    }
}
