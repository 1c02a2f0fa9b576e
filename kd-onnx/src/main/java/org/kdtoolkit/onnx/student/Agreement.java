package org.kdtoolkit.onnx.student;

import java.util.Locale;

/**
 * How far a graph's answers lie from a student's own.
 *
 * @param inputs how many were tried
 * @param probabilities the greatest difference of a probability
 * @param embedding the greatest difference of an embedding's value, as a share of the greatest
 *     value of that embedding
 */
public record Agreement(int inputs, double probabilities, double embedding) {

    /** The greatest difference. */
    public double worst() {
        return Math.max(probabilities, embedding);
    }

    Agreement and(Agreement other) {
        return new Agreement(
                inputs + other.inputs,
                Math.max(probabilities, other.probabilities),
                Math.max(embedding, other.embedding));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1e on %d random inputs", worst(), inputs);
    }
}
