package org.kdtoolkit.formats.tfrecord;

import java.util.List;

/** A {@code tf.train.Feature}: a list of values of one type. */
public sealed interface Feature {

    /** A feature that was written without any type. */
    Feature NONE = new Bytes(List.of());

    /**
     * A {@code BytesList}.
     *
     * @param values texts, or whatever else bytes may mean; not copied, so nobody may change them
     */
    record Bytes(List<byte[]> values) implements Feature {}

    /**
     * A {@code FloatList}.
     *
     * @param values not copied, so nobody may change them
     */
    record Floats(float[] values) implements Feature {}

    /**
     * An {@code Int64List}.
     *
     * @param values not copied, so nobody may change them
     */
    record Integers(long[] values) implements Feature {}
}
