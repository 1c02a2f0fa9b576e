package org.kdtoolkit.media.spectrogram;

/**
 * Slaney's mel scale (Auditory Toolbox, 1998): linear up to 1 kHz, logarithmic above. That is the
 * default of librosa.
 */
final class MelScale {

    private static final double HERTZ_PER_MEL = 200.0 / 3;
    private static final double LOG_BEGIN_HERTZ = 1000;
    private static final double LOG_BEGIN_MEL = LOG_BEGIN_HERTZ / HERTZ_PER_MEL;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    private MelScale() {}

    static double mel(double hertz) {
        return hertz < LOG_BEGIN_HERTZ
                ? hertz / HERTZ_PER_MEL
                : LOG_BEGIN_MEL + Math.log(hertz / LOG_BEGIN_HERTZ) / LOG_STEP;
    }

    static double hertz(double mel) {
        return mel < LOG_BEGIN_MEL
                ? mel * HERTZ_PER_MEL
                : LOG_BEGIN_HERTZ * Math.exp(LOG_STEP * (mel - LOG_BEGIN_MEL));
    }
}
