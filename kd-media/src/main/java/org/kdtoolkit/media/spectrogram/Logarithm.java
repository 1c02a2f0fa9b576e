package org.kdtoolkit.media.spectrogram;

/** How powers become levels. Both are finite in silence. */
public enum Logarithm {
    /** 10 log10 max(power, floor), in dB, as PANNs have it. */
    DECIBEL {
        @Override
        double of(double power, double floor) {
            return 10 * Math.log10(Math.max(floor, power));
        }
    },
    /** ln(power + floor). */
    NATURAL {
        @Override
        double of(double power, double floor) {
            return Math.log(power + floor);
        }
    };

    /**
     * The level of a power.
     *
     * @param floor above 0
     */
    abstract double of(double power, double floor);
}
