package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.model.StateDict;

/** A copy of a network's weights and running statistics, to go back to. */
final class WeightsSnapshot {

    private final StateDict state;
    private final Map<String, NDArray> copies = new LinkedHashMap<>();

    WeightsSnapshot(StateDict state, NDManager manager) {
        this.state = state;
        state.entries()
                .forEach(
                        (name, parameter) -> {
                            NDArray copy = parameter.getArray().duplicate();
                            copy.attach(manager);
                            copies.put(name, copy);
                        });
    }

    /** Overwrites the copy by the network as it is now. */
    void take() {
        copies.forEach(
                (name, copy) -> StateDict.overwrite(copy, state.entries().get(name).getArray()));
    }

    /** Overwrites the network by the copy. */
    void restore() {
        state.load(copies);
    }

    /** The copies by name. */
    Map<String, NDArray> arrays() {
        return copies;
    }
}
