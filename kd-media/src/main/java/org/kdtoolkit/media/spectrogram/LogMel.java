package org.kdtoolkit.media.spectrogram;

import org.kdtoolkit.api.data.HostTensor;

/**
 * Log-mel spectrograms: 10 log10(max(mel, floor)) in dB, or ln(mel + floor), where mel is the power
 * of each band of {@link MelScale Slaney's scale}, with triangles of area 1. With the configuration
 * of PANNs this is the input of CNN14, before the batch norm over the bands.
 */
public final class LogMel {

    private final LogMelConfig config;
    private final PowerSpectrogram spectrogram;
    private final MelBand[] bands;

    /**
     * Creates the front end for sound of one rate.
     *
     * @param sampleRate in Hz
     * @param config all else
     * @throws IllegalArgumentException if the bands do not lie between 0 Hz and half the sample
     *     rate
     */
    public LogMel(int sampleRate, LogMelConfig config) {
        if (!(config.minFrequency() < config.maxFrequency()
                && config.maxFrequency() <= sampleRate / 2.0)) {
            throw new IllegalArgumentException(
                    "bands must lie between 0 and %s Hz, half the sample rate, found %s to %s Hz"
                            .formatted(
                                    sampleRate / 2.0,
                                    config.minFrequency(),
                                    config.maxFrequency()));
        }
        this.config = config;
        this.spectrogram = new PowerSpectrogram(config.window(), config.hop());
        this.bands = MelBand.bands(spectrogram.bins(), sampleRate, config);
    }

    /** The number T of frames that so many samples give: 1 + samples / hop. */
    public int frames(int samples) {
        return spectrogram.frames(samples);
    }

    /** The number of bands. */
    public int mels() {
        return bands.length;
    }

    /** The window [size] under which a frame lies, size being a power of two. */
    public double[] window() {
        return spectrogram.window();
    }

    /** The weights [bins, mels] with which the power at each frequency goes into each band. */
    public double[] weights() {
        double[] weights = new double[spectrogram.bins() * bands.length];
        for (int band = 0; band < bands.length; band++) {
            for (int j = 0; j < bands[band].weights().length; j++) {
                int bin = bands[band].first() + j;
                weights[bin * bands.length + band] = bands[band].weights()[j];
            }
        }
        return weights;
    }

    /**
     * The spectrogram of a sound. Silence is the floor's logarithm everywhere.
     *
     * @param sound mono samples from -1 to 1, at least one; not changed
     * @return [1, T, mels], less the configured mean, divided by the configured deviation
     * @throws IllegalArgumentException if there are no samples
     */
    public HostTensor apply(float[] sound) {
        if (sound.length == 0) {
            throw new IllegalArgumentException("a sound without samples has no spectrogram");
        }
        int frames = frames(sound.length);
        float[] values = new float[Math.multiplyExact(frames, bands.length)];
        for (int frame = 0; frame < frames; frame++) {
            double[] power = spectrogram.power(sound, frame);
            for (int band = 0; band < bands.length; band++) {
                double level = config.logarithm().of(bands[band].of(power), config.floor());
                values[frame * bands.length + band] =
                        (float) ((level - config.mean()) / config.std());
            }
        }
        return HostTensor.of(values, 1, frames, bands.length);
    }
}
