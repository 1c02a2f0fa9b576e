package org.kdtoolkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.SweepAxis;

/** The cells of a benchmark: each of a method, a seed and a point of the sweep. */
final class Cells {

    /** More than that, nobody means without saying so. */
    private static final long MANY = 1000;

    private Cells() {}

    /**
     * Asks whether so many cells are meant.
     *
     * @param yes whether that was said
     * @throws ConfigurationException if there are many, and it was not
     */
    static void requireMeant(ExperimentConfig config, boolean yes) {
        if (config.cells() > MANY && !yes) {
            throw new ConfigurationException(
                    "this is %s cells (%s), each up to a trial; add --yes if that is meant, or take values from an axis"
                            .formatted(count(config.cells()), factors(config)));
        }
    }

    /** Such as {@code 2 methods x 3 seeds x 10 values of training.epochs}. */
    private static String factors(ExperimentConfig config) {
        List<String> factors = new ArrayList<>();
        factors.add(counted(config.methods().size(), "method"));
        factors.add(counted(config.seeds().size(), "seed"));
        config.search()
                .ifPresent(
                        search ->
                                factors.add(
                                        "%s x %s before"
                                                .formatted(
                                                        counted(search.trials(), "candidate"),
                                                        counted(search.seeds().size(), "seed"))));
        for (SweepAxis axis : config.axes()) {
            factors.add(counted(axis.size().orElse(Long.MAX_VALUE), "value") + " of " + axis.key());
        }
        return String.join(" x ", factors);
    }

    private static String counted(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String count(long count) {
        return count == Long.MAX_VALUE
                ? "too many to count"
                : String.format(Locale.ROOT, "%,d", count);
    }
}
