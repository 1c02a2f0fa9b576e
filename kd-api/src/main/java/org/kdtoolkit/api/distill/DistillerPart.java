package org.kdtoolkit.api.distill;

import java.util.List;
import org.apiguardian.api.API;
import org.kdtoolkit.api.model.Stateful;

/**
 * What filters, objectives and methods have in common: they may learn, and remember.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface DistillerPart extends Stateful {

    /**
     * Is called after each training step, outside of any gradient collector, while the step's
     * arrays are still there.
     */
    default void afterStep() {}

    /** What every report on its results must say about it, such as that a projection was added. */
    default List<String> notes() {
        return List.of();
    }
}
