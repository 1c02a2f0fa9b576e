package org.kdtoolkit.onnx.network;

import ai.djl.nn.Parameter;
import java.util.Optional;

/**
 * A batch norm behind a layer of weights [E, ...] as part of the layer: in evaluation it multiplies
 * each of the E channels by a number and adds another, so that changed weights and a changed bias
 * do both.
 */
record FoldedNorm(
        Parameter mean, Parameter variance, Parameter scale, Parameter shift, double epsilon) {

    /** The layer's weights with the norm in them. */
    float[] weight(Parameter weight) {
        double[] factors = factors();
        float[] folded = weight.getArray().toFloatArray();
        int each = folded.length / factors.length;
        for (int i = 0; i < folded.length; i++) {
            folded[i] = (float) (folded[i] * factors[i / each]);
        }
        return folded;
    }

    /** The layer's bias with the norm in it. */
    float[] bias(Optional<Parameter> bias) {
        double[] factors = factors();
        float[] means = mean.getArray().toFloatArray();
        float[] shifts = shift.getArray().toFloatArray();
        float[] before = bias.map(b -> b.getArray().toFloatArray()).orElse(new float[means.length]);
        float[] folded = new float[means.length];
        for (int channel = 0; channel < folded.length; channel++) {
            double centred = (double) before[channel] - means[channel];
            folded[channel] = (float) (centred * factors[channel] + shifts[channel]);
        }
        return folded;
    }

    private double[] factors() {
        float[] variances = variance.getArray().toFloatArray();
        float[] scales = scale.getArray().toFloatArray();
        double[] factors = new double[scales.length];
        for (int channel = 0; channel < factors.length; channel++) {
            factors[channel] = scales[channel] / Math.sqrt(variances[channel] + epsilon);
        }
        return factors;
    }
}
