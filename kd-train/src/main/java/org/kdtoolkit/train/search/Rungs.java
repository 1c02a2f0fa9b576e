package org.kdtoolkit.train.search;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.SearchConfig;
import org.kdtoolkit.train.config.SearchStrategy;

/**
 * The rungs of a ladder on which candidates are compared: the number of epochs that each has behind
 * it. Between two of them lies a factor of {@code reduction} (Li et al., MLSys 2020, r * eta^k in
 * algorithm 1); the last rung is the whole training. One that would have more than the whole
 * divided by the root of that factor is left out, so that the last two are not almost the same.
 *
 * @param epochs of each rung, rising; the last is the whole training
 */
public record Rungs(List<Integer> epochs) {

    /** Copies the list. */
    public Rungs {
        epochs = List.copyOf(epochs);
    }

    /**
     * The rungs of an experiment's search; a single one where all candidates are trained to their
     * end.
     *
     * @throws java.util.NoSuchElementException if there is no search
     */
    public static Rungs of(ExperimentConfig config) {
        SearchConfig search = config.search().orElseThrow();
        int whole = config.training().epochs();
        return search.strategy() == SearchStrategy.ASHA
                ? of(search.firstRung(whole, config.evaluation().every()), search.factor(), whole)
                : new Rungs(List.of(whole));
    }

    /**
     * Rungs by their first one.
     *
     * @param first the epochs of the first, at least 1 and less than the whole
     * @param reduction how many times as many each further one has, at least 2
     * @param whole the epochs of the whole training
     */
    static Rungs of(int first, int reduction, int whole) {
        List<Integer> epochs = new ArrayList<>();
        epochs.add(first);
        double highest = whole / Math.sqrt(reduction);
        for (long rung = (long) first * reduction; rung <= highest; rung *= reduction) {
            epochs.add((int) rung);
        }
        epochs.add(whole);
        return new Rungs(epochs);
    }

    /** How many there are, at least 1. */
    public int count() {
        return epochs.size();
    }

    /** Whether a rung, counted from 0, is the whole training. */
    public boolean isLast(int rung) {
        return rung == epochs.size() - 1;
    }
}
