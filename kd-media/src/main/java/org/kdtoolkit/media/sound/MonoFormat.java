package org.kdtoolkit.media.sound;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.files.SampleFile;

/**
 * The rate and the length that decoded sound is brought to.
 *
 * @param sampleRate the rate in Hz to which sounds of another one are resampled; empty for their
 *     own
 * @param samples the length to which sound is cut or, with silence, extended at its end; empty for
 *     its own
 */
record MonoFormat(OptionalInt sampleRate, OptionalInt samples) {

    /**
     * Over half an hour at 96 kHz; a low rate that a header claims must not ask for more memory.
     */
    static final int MOST = 200_000_000;

    Shape shape() {
        return new Shape(samples.orElse(-1));
    }

    /** How many samples of a sound at this rate are needed; more change nothing. */
    long needed(SampleFile file, int rate) throws SampleException {
        if (samples.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (sampleRate.isEmpty()) {
            return samples.getAsInt();
        }
        return resampler(file, rate).inputs(samples.getAsInt());
    }

    HostTensor apply(SampleFile file, float[] mono, int rate) throws SampleException {
        file.requireFinite(mono);
        float[] sound = sampleRate.isPresent() ? resampled(file, mono, rate) : mono;
        float[] values = samples.isPresent() ? Arrays.copyOf(sound, samples.getAsInt()) : sound;
        return HostTensor.of(values, values.length);
    }

    private float[] resampled(SampleFile file, float[] sound, int rate) throws SampleException {
        Resampler resampler = resampler(file, rate);
        long length = (long) sound.length * sampleRate.getAsInt() / rate;
        if (length > MOST) {
            throw file.fault(
                    "would have %d samples at %d Hz, at most %d are taken; is the file's rate of %d Hz right?"
                            .formatted(length, sampleRate.getAsInt(), MOST, rate));
        }
        return resampler.apply(sound);
    }

    private Resampler resampler(SampleFile file, int rate) throws SampleException {
        if (rate < Resampler.MIN_RATE || rate > Resampler.MAX_RATE) {
            throw file.fault(
                    "claims a sample rate of %d Hz; from %d to %d can be resampled"
                            .formatted(rate, Resampler.MIN_RATE, Resampler.MAX_RATE));
        }
        return new Resampler(rate, sampleRate.getAsInt());
    }
}
