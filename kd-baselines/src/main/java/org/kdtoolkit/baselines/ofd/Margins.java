package org.kdtoolkit.baselines.ofd;

import java.util.List;

/**
 * What a teacher's channels are on average where they are negative, by the batch norm that they
 * come from: a channel is taken for normally distributed, with the norm's bias as its mean and the
 * norm's weight as its deviation.
 *
 * <p>Source: Heo et al., A Comprehensive Overhaul of Feature Distillation, ICCV 2019, equation 4;
 * the bounds for channels that are hardly ever negative, and for weights of any sign, are those of
 * the authors' code.
 */
final class Margins {

    /** Channels that are negative less often than that have a margin of three deviations. */
    private static final double RARE = 0.001;

    private static final double RARE_DEVIATIONS = 3;
    private static final double ROOT = Math.sqrt(2 * Math.PI);

    /** Beyond that many deviations a normal distribution is 0 or 1 to all digits. */
    private static final double FAR = 8;

    private Margins() {}

    /**
     * The margins of all channels, none of them above 0.
     *
     * @param scale the weights of the batch norm, [D]
     * @param shift its biases, [D]
     */
    static float[] of(List<Float> scale, List<Float> shift) {
        float[] margins = new float[scale.size()];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (float) margin(Math.abs((double) scale.get(i)), shift.get(i));
        }
        return margins;
    }

    private static double margin(double deviation, double mean) {
        if (deviation == 0) {
            return Math.min(mean, 0);
        }
        double distance = mean / deviation;
        double negative = normal(-distance);
        return negative > RARE
                ? mean - deviation * Math.exp(-distance * distance / 2) / ROOT / negative
                : -RARE_DEVIATIONS * deviation;
    }

    /** The share of the standard normal distribution below a value: Taylor's series around 0. */
    private static double normal(double value) {
        if (Math.abs(value) > FAR) {
            return value > 0 ? 1 : 0;
        }
        double term = value;
        double sum = value;
        double before = 0;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= value * value / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-value * value / 2) / ROOT;
    }
}
