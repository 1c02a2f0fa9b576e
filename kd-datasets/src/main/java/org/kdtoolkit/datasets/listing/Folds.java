package org.kdtoolkit.datasets.listing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which folds of a data set are run, where it is not one alone. */
public enum Folds {

    /** Each of them. */
    ALL;

    /**
     * The folds of a configuration that are run one after the other.
     *
     * @param folds what it says of several
     * @param count how many there are
     */
    public static List<Integer> several(Optional<Folds> folds, int count) {
        return folds.isPresent() ? IntStream.rangeClosed(1, count).boxed().toList() : List.of();
    }

    /**
     * The fold of a configuration that uses one: the one that it says, or the first.
     *
     * @param fold what it says of one
     * @param folds what it says of several
     */
    public static OptionalInt only(Optional<Integer> fold, Optional<Folds> folds) {
        return folds.isPresent() ? OptionalInt.empty() : OptionalInt.of(fold.orElse(1));
    }

    /**
     * Refuses one fold beside several.
     *
     * @throws IllegalArgumentException if there are both
     */
    public static void refuseBoth(Optional<Integer> fold, Optional<Folds> folds) {
        if (fold.isPresent() && folds.isPresent()) {
            throw new IllegalArgumentException(
                    "'folds: all' runs every fold, 'fold: %d' one of them; remove one of the two"
                            .formatted(fold.get()));
        }
    }
}
