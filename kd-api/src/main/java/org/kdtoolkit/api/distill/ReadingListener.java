package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Batch;

/**
 * Hears what filters, objectives and methods {@link DistillationStep#offerReading say of single
 * samples}, such as how far a gate is open for each.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
@FunctionalInterface
public interface ReadingListener {

    /** Hears nothing: no reading is computed. */
    ReadingListener NONE = (batch, name, values) -> {};

    /**
     * Hears of a reading.
     *
     * @param batch the samples that it is of
     * @param name what is read, such as {@code mnf-gate}
     * @param values gives [B] figures in the order of the samples; need not be asked
     */
    void read(Batch batch, String name, Supplier<NDArray> values);

    /** The same, whose readings have a prefix before their names. */
    default ReadingListener named(String prefix) {
        return this == NONE ? NONE : (batch, name, values) -> read(batch, prefix + name, values);
    }
}
