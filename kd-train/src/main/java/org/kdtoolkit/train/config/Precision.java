package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.OtherNames;

/**
 * The numbers that a student computes with while it trains. Its weights, their gradients, its
 * outputs and all losses are float32 in any case, and so is everything when it is judged.
 */
public enum Precision {
    /** 24 significant bits. */
    @OtherNames({"fp32", "32", "full", "float", "single"})
    FLOAT32,
    /**
     * Eight significant bits and float32's range, for convolutions, linear layers and what lies
     * between them. Sums are float32 inside.
     */
    @OtherNames({"bf16", "fp16", "float16", "16", "half", "amp", "mixed", "bf16-mixed", "16-mixed"})
    BFLOAT16
}
