package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.model.StateDict;

/** Copies of arrays, to go back to. */
final class ArraysSnapshot {

    private final Map<String, NDArray> originals;
    private final Map<String, NDArray> copies = new LinkedHashMap<>();

    ArraysSnapshot(Map<String, NDArray> originals, NDManager manager) {
        this.originals = originals;
        originals.forEach(
                (name, array) -> {
                    NDArray copy = array.duplicate();
                    copy.attach(manager);
                    copies.put(name, copy);
                });
    }

    /** Overwrites the copies by the arrays as they are now. */
    void take() {
        copies.forEach((name, copy) -> StateDict.overwrite(copy, originals.get(name)));
    }

    /** Overwrites the arrays by their copies. */
    void restore() {
        originals.forEach((name, array) -> StateDict.overwrite(array, copies.get(name)));
    }

    /** The copies by name. */
    Map<String, NDArray> arrays() {
        return copies;
    }
}
