package org.kdtoolkit.baselines.untrained;

import java.util.List;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;

/**
 * Students as they were made, random or with the weights of a file: the row that any training has
 * to beat.
 */
public final class Untrained implements Scheme {

    /**
     * {@inheritDoc}
     *
     * @throws UnsupportedOperationException always: its provider says that there are no steps
     */
    @Override
    public List<StudentLoss> losses(SchemeStep step) {
        throw new UnsupportedOperationException("nothing is trained");
    }
}
