package org.kdtoolkit.media.spectrogram;

/**
 * A triangle over the bins of a power spectrum.
 *
 * @param first the first bin that it covers
 * @param weights of that bin and those behind it; its area over the frequencies in Hz is 1
 */
record MelBand(int first, double[] weights) {

    /**
     * The bands between two frequencies, at equal distances on the mel scale, each reaching from
     * the middle of the one before it to the middle of the one behind it.
     *
     * @param bins of the spectrum, from 0 Hz to half the sample rate
     * @param sampleRate in Hz
     * @param config their number and the two frequencies
     */
    static MelBand[] bands(int bins, int sampleRate, LogMelConfig config) {
        double low = MelScale.mel(config.minFrequency());
        double step = (MelScale.mel(config.maxFrequency()) - low) / (config.mels() + 1);
        double hertzPerBin = sampleRate / 2.0 / (bins - 1);
        MelBand[] bands = new MelBand[config.mels()];
        for (int i = 0; i < bands.length; i++) {
            double left = MelScale.hertz(low + i * step);
            double middle = MelScale.hertz(low + (i + 1) * step);
            double right = MelScale.hertz(low + (i + 2) * step);
            int first = (int) Math.ceil(left / hertzPerBin);
            int end = Math.min(bins, (int) Math.floor(right / hertzPerBin) + 1);
            double[] weights = new double[Math.max(0, end - first)];
            for (int j = 0; j < weights.length; j++) {
                double hertz = (first + j) * hertzPerBin;
                double rising = (hertz - left) / (middle - left);
                double falling = (right - hertz) / (right - middle);
                weights[j] = 2 / (right - left) * Math.max(0, Math.min(rising, falling));
            }
            bands[i] = new MelBand(first, weights);
        }
        return bands;
    }

    double of(double[] power) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * power[first + j];
        }
        return sum;
    }
}
