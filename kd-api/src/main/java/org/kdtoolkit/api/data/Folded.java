package org.kdtoolkit.api.data;

import java.util.List;
import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * What the configuration of a data set says of its folds, where its publishers split it in several
 * ways: a key {@code fold} chooses one of them, and a key {@code folds} has several run, one after
 * the other, of which the leaderboard shows the mean.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface Folded {

    /** The fold that is used, from 1; empty where there are none, or several are run. */
    OptionalInt onlyFold();

    /** The folds that are run one after the other, from 1; empty where there is one at most. */
    List<Integer> severalFolds();

    /**
     * The same configuration with one fold.
     *
     * @param fold which, from 1
     */
    Record atFold(int fold);
}
