package org.kdtoolkit.train.trial;

import java.util.function.Supplier;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Evidence;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.train.config.ResolvedTask;

/** Gathers what tasks look at. */
@FunctionalInterface
interface EvidenceSource {

    /**
     * What a task may look at.
     *
     * @param predictions what the student said of the subset
     * @param gallery what it said of the training samples
     */
    Evidence of(
            ResolvedTask task,
            Subset subset,
            Predictions predictions,
            Supplier<Predictions> gallery);
}
