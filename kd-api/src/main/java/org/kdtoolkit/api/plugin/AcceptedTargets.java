package org.kdtoolkit.api.plugin;

import java.util.Objects;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TargetKind;

/**
 * How many labels a sample may have for a component.
 *
 * @param multiLabelRefusal what to say where samples have several; empty where they may
 */
record AcceptedTargets(Optional<String> multiLabelRefusal) {

    static AcceptedTargets all() {
        return new AcceptedTargets(Optional.empty());
    }

    static AcceptedTargets singleLabel(String refusal) {
        return new AcceptedTargets(Optional.of(Objects.requireNonNull(refusal, "refusal")));
    }

    Optional<String> objection(TargetKind found) {
        return multiLabelRefusal.filter(refusal -> found == TargetKind.MULTI_LABEL);
    }

    void require(TargetKind found) {
        objection(found)
                .ifPresent(
                        message -> {
                            throw new ConfigurationException(message);
                        });
    }
}
