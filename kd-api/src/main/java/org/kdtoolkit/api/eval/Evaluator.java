package org.kdtoolkit.api.eval;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A task that a student is judged by. */
public interface Evaluator {

    /** The metrics that {@link #evaluate} returns, such as {@code top1}; greater is better. */
    Set<String> metrics();

    /**
     * Judges a subset.
     *
     * @param predictions what the student said of the subset
     * @param gallery what it said of the training subset, computed at the first call
     * @return the value of every metric
     */
    Map<String, Double> evaluate(Predictions predictions, Supplier<Predictions> gallery);
}
