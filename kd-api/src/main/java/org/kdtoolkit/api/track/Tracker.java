package org.kdtoolkit.api.track;

import java.io.IOException;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Tells others how one trial gets on. Used by one thread, which is not the trial's: a slow tracker
 * holds nobody up. What it throws ends neither the trial nor the tracking: the user is warned once,
 * and what was not taken is offered again with what comes next.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface Tracker extends AutoCloseable {

    /**
     * Takes epochs. After a trial went on from a checkpoint, those before it come again: a tracker
     * that has kept them leaves them as they are, and one that has kept later ones drops these.
     *
     * @param epochs in their order, at least one; none comes again after this method returned
     * @throws IOException if they could not be taken; the message says what to do
     */
    void epochs(List<TrackedEpoch> epochs) throws IOException;

    /**
     * The trial is over.
     *
     * @throws IOException if that could not be told; the message says what to do
     */
    void ended(TrackedEnd end) throws IOException;

    /** Lets go of what is open. Comes last, whether the trial's end could be told or not. */
    @Override
    default void close() {}
}
