package org.kdtoolkit.onnx.input;

/**
 * The input of a graph, and what is done to it.
 *
 * @param name of the input
 * @param value the name of what the network perceives, [batch, ...] of float32
 * @param inside what the graph does, in a sentence
 * @param outside what remains to whoever runs it, in a sentence
 * @param examples inputs to try the graph with
 */
public record GraphInput(
        String name, String value, String inside, String outside, Examples examples) {}
