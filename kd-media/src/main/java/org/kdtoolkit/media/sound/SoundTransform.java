package org.kdtoolkit.media.sound;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.Range;

/** One step that changes sound at random, before anything is made of it; its length stays. */
public sealed interface SoundTransform extends AudioTransform {

    /**
     * Changes a sound.
     *
     * @param sound mono samples; not changed
     * @param random decides where there is a choice
     * @param recordings where other sounds come from
     * @return as many samples, which may lie beyond -1 to 1
     * @throws org.kdtoolkit.api.data.DataException if another sound can't be read
     */
    float[] apply(float[] sound, RandomGenerator random, Recordings recordings);

    /** Moves the sound in time, earlier or later, by a whole number of samples. */
    record Shift(
            @Doc("the greatest shift to either side, as a share of the sound's length")
                    @Default("0.1")
                    @Range(min = 0, max = 1)
                    double share,
            @Doc("what comes in where the sound left: silence, or its other end (wrap)")
                    @Default("silence")
                    ShiftFill fill)
            implements SoundTransform {

        @Override
        public float[] apply(float[] sound, RandomGenerator random, Recordings recordings) {
            double drawn = share * (2 * random.nextDouble() - 1);
            return moved(sound, (int) Math.rint(drawn * sound.length));
        }

        /** Later by so many samples, at most as many as there are. */
        float[] moved(float[] sound, int later) {
            int length = sound.length;
            float[] out = new float[length];
            int kept = length - Math.abs(later);
            System.arraycopy(sound, Math.max(0, -later), out, Math.max(0, later), kept);
            if (fill == ShiftFill.WRAP) {
                int from = later < 0 ? 0 : kept;
                System.arraycopy(sound, from, out, later < 0 ? kept : 0, length - kept);
            }
            return out;
        }
    }

    /** Makes the sound louder or softer; nothing is cut off at -1 and 1. */
    record Gain(
            @Doc("the least gain, in dB") @Default("-6") @Range(min = -120, max = 120)
                    double minGain,
            @Doc("the greatest gain, in dB; every one up to it is equally likely")
                    @Default("6")
                    @Range(min = -120, max = 120)
                    double maxGain)
            implements SoundTransform {

        /** Checks that the greatest is not below the least. */
        public Gain {
            Loudness.requireOrdered("gain", minGain, maxGain);
        }

        @Override
        public float[] apply(float[] sound, RandomGenerator random, Recordings recordings) {
            return Loudness.louder(sound, Loudness.drawn(minGain, maxGain, random));
        }
    }

    /** Multiplies the sound by a factor; nothing is cut off at -1 and 1. */
    record Volume(
            @Doc("the factor differs from 1 by at most this; every one up to it is equally likely")
                    @Default("0.1")
                    @Range(min = 0, max = 1)
                    double share)
            implements SoundTransform {

        @Override
        public float[] apply(float[] sound, RandomGenerator random, Recordings recordings) {
            return times(sound, 1 + share * (2 * random.nextDouble() - 1));
        }

        static float[] times(float[] sound, double factor) {
            float[] out = new float[sound.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = (float) (factor * sound[i]);
            }
            return out;
        }
    }

    /** Adds white noise, or not; silence stays as it is. */
    record Noise(
            @Doc("how likely noise is added") @Default("0.5") @Range(min = 0, max = 1)
                    double probability,
            @Doc("the least ratio of the sound's power to the noise's, in dB")
                    @Default("5")
                    @Range(min = -120, max = 120)
                    double minSnr,
            @Doc("the greatest ratio, in dB; every one up to it is equally likely")
                    @Default("40")
                    @Range(min = -120, max = 120)
                    double maxSnr)
            implements SoundTransform {

        /** Checks that the greatest is not below the least. */
        public Noise {
            Loudness.requireOrdered("snr", minSnr, maxSnr);
        }

        @Override
        public float[] apply(float[] sound, RandomGenerator random, Recordings recordings) {
            if (random.nextDouble() >= probability) {
                return sound;
            }
            double snr = Loudness.drawn(minSnr, maxSnr, random);
            float[] noise = new float[sound.length];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) random.nextGaussian();
            }
            return Loudness.mixed(sound, noise, snr);
        }
    }

    /**
     * Adds a part of another recording, or nothing. Of one that is longer than the sound, a part is
     * taken from anywhere; a shorter one is repeated. Where one of both is silent, the sound stays
     * as it is.
     */
    record Mix(
            @Doc("the recordings that are added: all sound files in this folder and below it")
                    @MustExist
                    Path folder,
            @Doc("how likely a recording is added") @Default("0.5") @Range(min = 0, max = 1)
                    double probability,
            @Doc("the least ratio of the sound's power to the recording's, in dB")
                    @Default("3")
                    @Range(min = -120, max = 120)
                    double minSnr,
            @Doc("the greatest ratio, in dB; every one up to it is equally likely")
                    @Default("30")
                    @Range(min = -120, max = 120)
                    double maxSnr)
            implements SoundTransform {

        /** Checks that the greatest is not below the least. */
        public Mix {
            Loudness.requireOrdered("snr", minSnr, maxSnr);
        }

        @Override
        public float[] apply(float[] sound, RandomGenerator random, Recordings recordings) {
            if (random.nextDouble() >= probability) {
                return sound;
            }
            double snr = Loudness.drawn(minSnr, maxSnr, random);
            Optional<float[]> other = recordings.any(folder, random);
            return other.isPresent() && other.get().length > 0
                    ? Loudness.mixed(sound, part(other.get(), sound.length, random), snr)
                    : sound;
        }

        private static float[] part(float[] recording, int length, RandomGenerator random) {
            if (recording.length >= length) {
                int begin = random.nextInt(recording.length - length + 1);
                return Arrays.copyOfRange(recording, begin, begin + length);
            }
            int begin = random.nextInt(recording.length);
            float[] repeated = new float[length];
            for (int i = 0; i < length; i++) {
                repeated[i] = recording[(begin + i) % recording.length];
            }
            return repeated;
        }
    }
}
