package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An array that is made when it is first read. Used by one thread, as the step is whose manager
 * owns the array.
 */
final class LateArray {

    private final Supplier<NDArray> maker;
    private NDArray array;

    private LateArray(Supplier<NDArray> maker) {
        this.maker = maker;
    }

    static LateArray of(NDArray array) {
        return new LateArray(() -> array);
    }

    static LateArray by(Supplier<NDArray> maker) {
        return new LateArray(maker);
    }

    NDArray get() {
        if (array == null) {
            array = maker.get();
        }
        return array;
    }

    /** What becomes of it, which is made when that is first read. */
    LateArray mapped(UnaryOperator<NDArray> change) {
        return new LateArray(() -> change.apply(get()));
    }
}
