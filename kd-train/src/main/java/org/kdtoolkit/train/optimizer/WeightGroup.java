package org.kdtoolkit.train.optimizer;

import ai.djl.nn.Parameter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.model.StateDict;

/**
 * Weights of one side that are trained alike: PyTorch's parameter group.
 *
 * @param weights by name, in the order of the state; all are trained
 * @param decays whether weight decay is for them
 * @param scale what their learning rate is multiplied by
 * @param frozenEpochs for how many epochs they stay as they are; {@link Integer#MAX_VALUE} for good
 */
public record WeightGroup(
        Map<String, Parameter> weights, boolean decays, double scale, int frozenEpochs) {

    /** Frozen for good. */
    static final int FOR_GOOD = Integer.MAX_VALUE;

    /** All trained weights of a state alike, with weight decay, and none of them frozen. */
    public static List<WeightGroup> whole(StateDict state) {
        Map<String, Parameter> trained = trained(state);
        return trained.isEmpty() ? List.of() : List.of(new WeightGroup(trained, true, 1, 0));
    }

    /**
     * The trained weights of a state by name, in its order. One that stands under several names is
     * trained once, under the first.
     */
    static Map<String, Parameter> trained(StateDict state) {
        Map<String, Parameter> trained = new LinkedHashMap<>();
        Set<Parameter> known = Collections.newSetFromMap(new IdentityHashMap<>());
        state.entries()
                .forEach(
                        (name, parameter) -> {
                            if (parameter.requiresGradient() && known.add(parameter)) {
                                trained.put(name, parameter);
                            }
                        });
        return trained;
    }

    /** Whether they stay as they are in an epoch, counted from 1. */
    boolean isFrozen(int epoch) {
        return epoch <= frozenEpochs;
    }
}
