package org.kdtoolkit.api.distill;

import ai.djl.nn.Parameter;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Weights whose gradients are cut, each by itself: a gradient g becomes g · min(1, norm / (|g| +
 * 1e-6)).
 *
 * @param weights whose gradients are cut
 * @param norm the greatest norm of a gradient, above 0
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record WeightClip(Set<Parameter> weights, double norm) {

    /** Copies the set. */
    public WeightClip {
        weights = Set.copyOf(weights);
    }
}
