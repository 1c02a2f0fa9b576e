package org.kdtoolkit.train.trial;

import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.StateDict;

/**
 * A network that a trial leaves.
 *
 * @param name stands before its metrics and in its files' names; empty for an only student
 * @param network the network
 * @param modality what it perceives
 * @param hasHead whether its class scores mean anything
 * @param spec how such a network is made; empty if nobody can tell
 * @param follows whether it is judged after each epoch, and not at the end alone
 */
record JudgedNetwork(
        Optional<String> name,
        Backbone network,
        String modality,
        boolean hasHead,
        Optional<NetworkSpec> spec,
        boolean follows) {

    /** A metric of this network. */
    MetricKey key(MetricKey metric) {
        return name.map(metric::ofNetwork).orElse(metric);
    }

    /** What is kept of it: all weights, but for those of a head that nothing was made of. */
    StateDict weights() {
        if (hasHead) {
            return network.state();
        }
        StateDict.Builder kept = StateDict.builder();
        network.state()
                .entries()
                .forEach(
                        (name, parameter) -> {
                            if (!network.head().contains(name)) {
                                kept.add(name, parameter);
                            }
                        });
        return kept.build();
    }

    /** What stands before the names of its arrays. */
    String prefix() {
        return name.map(own -> own + ".").orElse("");
    }
}
