package org.kdtoolkit.train.config;

/**
 * The numbers that a student computes with while it trains. Its weights, their gradients, its
 * outputs and all losses are float32 in any case, and so is everything when it is judged.
 */
public enum Precision {
    /** 24 significant bits. */
    FLOAT32,
    /**
     * Eight significant bits and float32's range, for convolutions, linear layers and what lies
     * between them. Sums are float32 inside.
     */
    BFLOAT16
}
