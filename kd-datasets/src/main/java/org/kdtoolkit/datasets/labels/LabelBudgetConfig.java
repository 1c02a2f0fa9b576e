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

    /**
     * The budget; empty where no key gives one.
     *
     * @throws IllegalStateException if several do
     */
    public Optional<LabelBudget> budget() {
        Stream<LabelBudget> given =
                Stream.of(
                                count.map(LabelBudget.Count::new),
                                share.map(LabelBudget.Share::new),
                                perClass.map(LabelBudget.PerClass::new))
                        .flatMap(Optional::stream);
        return given.reduce(
                (one, other) -> {
                    throw new IllegalStateException("expected one budget, found two");
                });
    }
}
