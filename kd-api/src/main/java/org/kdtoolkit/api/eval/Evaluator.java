package org.kdtoolkit.api.eval;

import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * A task that a student is judged by. Which metrics it gives, its provider declares.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
@FunctionalInterface
public interface Evaluator {

    /**
     * Judges a subset.
     *
     * @param predictions what the student said of the subset
     * @param gallery what it said of the training samples that have labels, computed at the first
     *     call
     * @return the value of every metric that the provider declares, by the metric's name, in the
     *     metric's unit
     */
    Map<String, Double> evaluate(Predictions predictions, Supplier<Predictions> gallery);

    /**
     * Judges a subset by all that there is to look at. An evaluator that looks at more than the
     * student's predictions overrides it; this one asks {@link #evaluate(Predictions, Supplier)}.
     *
     * @param evidence what the student and others said
     * @return as there
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Map<String, Double> evaluate(Evidence evidence) {
        return evaluate(evidence.predictions(), evidence::gallery);
    }
}
