package org.kdtoolkit.datasets.labels;

import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * How many training samples keep their labels, as an experiment file says it: by one of three keys.
 * Validation and test samples keep theirs.
 *
 * @param seed decides which
 */
public record LabelBudgetConfig(
        @Doc("how many training samples keep their labels") @Range(min = 0) Optional<Integer> count,
        @Doc("the share of the labelled training samples that keep their labels")
                @Range(min = 0, max = 1)
                Optional<Double> share,
        @Doc("how many training samples of each class keep their labels") @Range(min = 1)
                Optional<Integer> perClass,
        @Doc("decides which; a larger budget contains a smaller one of the same seed") @Default("1")
                long seed) {

    /** Checks that there is one budget at most. */
    public LabelBudgetConfig {
        long given = Stream.of(count, share, perClass).filter(Optional::isPresent).count();
        if (given > 1) {
            throw new IllegalArgumentException(
                    "expected one of 'count', 'share' and 'per-class', found %s; remove the others"
                            .formatted(given == 2 ? "two" : "three"));
        }
    }

    /** The budget; empty where no key gives one. */
    public Optional<LabelBudget> budget() {
        return Stream.of(
                        count.<LabelBudget>map(LabelBudget.Count::new),
                        share.<LabelBudget>map(LabelBudget.Share::new),
                        perClass.<LabelBudget>map(LabelBudget.PerClass::new))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
