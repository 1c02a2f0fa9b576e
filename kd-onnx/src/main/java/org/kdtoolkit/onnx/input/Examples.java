package org.kdtoolkit.onnx.input;

import java.nio.Buffer;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;

/** Draws inputs of a graph, of which it is known without the graph what the network perceives. */
@FunctionalInterface
public interface Examples {

    /**
     * An input of one sample.
     *
     * @param values a {@link java.nio.ByteBuffer} of unsigned bytes, or a {@link
     *     java.nio.FloatBuffer}
     * @param shape of the values, without the batch
     * @param perceived what the toolkit's own readers make of it
     */
    record Example(Buffer values, long[] shape, HostTensor perceived) {}

    /** Draws one. */
    Example draw(RandomGenerator random);
}
