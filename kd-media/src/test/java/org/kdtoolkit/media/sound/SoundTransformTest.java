package org.kdtoolkit.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.SampleException;

class SoundTransformTest {

    private static final Recordings NONE = (folder, random) -> Optional.empty();

    @Test
    void shiftsLaterAndEarlierWithSilenceOrTheOtherEnd() {
        float[] sound = {1, 2, 3, 4, 5};
        SoundTransform.Shift silent = new SoundTransform.Shift(1, ShiftFill.SILENCE);
        assertThat(silent.moved(sound, 2)).containsExactly(0, 0, 1, 2, 3);
        assertThat(silent.moved(sound, -2)).containsExactly(3, 4, 5, 0, 0);
        assertThat(silent.moved(sound, 0)).containsExactly(sound);
        assertThat(silent.moved(sound, 5)).containsExactly(0, 0, 0, 0, 0);
        SoundTransform.Shift wrapped = new SoundTransform.Shift(1, ShiftFill.WRAP);
        assertThat(wrapped.moved(sound, 2)).containsExactly(4, 5, 1, 2, 3);
        assertThat(wrapped.moved(sound, -2)).containsExactly(3, 4, 5, 1, 2);
        assertThat(wrapped.moved(sound, -5)).containsExactly(sound);
    }

    @Test
    void shiftsByUpToTheShareToBothSides() {
        float[] sound = new float[100];
        sound[50] = 1;
        Set<Integer> places = new HashSet<>();
        for (int seed = 0; seed < 500; seed++) {
            float[] moved =
                    new SoundTransform.Shift(0.1, ShiftFill.WRAP)
                            .apply(sound, new SplittableRandom(seed), NONE);
            for (int i = 0; i < moved.length; i++) {
                if (moved[i] == 1) {
                    places.add(i);
                }
            }
        }
        assertThat(places).hasSize(21).allMatch(place -> place >= 40 && place <= 60);
    }

    @Test
    void gainsHaveThePowerOfTheirDecibels() {
        float[] sound = sine(1000);
        assertThat(decibels(sound, new SoundTransform.Gain(-6, -6))).isCloseTo(-6, within(1e-4));
        assertThat(decibels(sound, new SoundTransform.Gain(20, 20))).isCloseTo(20, within(1e-4));
        for (int seed = 0; seed < 50; seed++) {
            float[] louder =
                    new SoundTransform.Gain(-3, 2).apply(sound, new SplittableRandom(seed), NONE);
            assertThat(10 * Math.log10(power(louder) / power(sound))).isBetween(-3.001, 2.001);
        }
    }

    private static double decibels(float[] sound, SoundTransform.Gain gain) {
        return 10
                * Math.log10(
                        power(gain.apply(sound, new SplittableRandom(1), NONE)) / power(sound));
    }

    @Test
    void noiseIsWhiteAndAsStrongAsTold() {
        float[] sound = sine(20_000);
        float[] noisy =
                new SoundTransform.Noise(1, 10, 10).apply(sound, new SplittableRandom(1), NONE);
        float[] noise = difference(noisy, sound);
        assertThat(10 * Math.log10(power(sound) / power(noise))).isCloseTo(10, within(1e-3));
        double mean = 0;
        double neighbours = 0;
        for (int i = 1; i < noise.length; i++) {
            mean += noise[i] / noise.length;
            neighbours += noise[i] * noise[i - 1] / noise.length;
        }
        double deviation = Math.sqrt(power(noise));
        assertThat(mean / deviation).isBetween(-0.03, 0.03);
        assertThat(neighbours / power(noise)).isBetween(-0.03, 0.03);
    }

    @Test
    void mixesAPartOfALongerRecordingAsStrongAsTold() throws SampleException {
        float[] sound = sine(50);
        float[] ramp = new float[1000];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i + 1;
        }
        Set<Long> begins = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            float[] mixed = mix(1, 5).apply(sound, new SplittableRandom(seed), any(ramp));
            float[] added = difference(mixed, sound);
            assertThat(10 * Math.log10(power(sound) / power(added))).isCloseTo(5, within(1e-3));
            float step = (added[49] - added[0]) / 49;
            begins.add(Math.round((double) added[0] / step));
        }
        assertThat(begins).hasSizeGreaterThan(10).allMatch(begin -> begin >= 1 && begin <= 952);
    }

    @Test
    void repeatsAShorterRecording() throws SampleException {
        float[] sound = sine(12);
        float[] shorter = {1, 2, 3, 4, 5};
        float[] mixed = mix(1, 0).apply(sound, new SplittableRandom(3), any(shorter));
        float[] added = difference(mixed, sound);
        for (int i = 0; i < 7; i++) {
            assertThat(added[i]).isCloseTo(added[i + 5], within(1e-5f));
        }
    }

    @Test
    void silenceAndSoundsWithoutSamplesStayAsTheyAre() throws SampleException {
        for (float[] sound : List.of(new float[8], new float[0])) {
            for (SoundTransform each :
                    List.of(
                            new SoundTransform.Shift(0.5, ShiftFill.WRAP),
                            new SoundTransform.Gain(6, 6),
                            new SoundTransform.Noise(1, 5, 5),
                            mix(1, 5))) {
                assertThat(each.apply(sound, new SplittableRandom(1), any(new float[] {1})))
                        .containsExactly(sound);
            }
        }
        float[] loud = sine(8);
        assertThat(mix(1, 5).apply(loud, new SplittableRandom(1), any(new float[3])))
                .containsExactly(loud);
        assertThat(mix(1, 5).apply(loud, new SplittableRandom(1), any(new float[0])))
                .containsExactly(loud);
        assertThat(mix(1, 5).apply(loud, new SplittableRandom(1), NONE)).containsExactly(loud);
    }

    @Test
    void addsAsOftenAsTold() throws SampleException {
        float[] sound = sine(8);
        int noisy = 0;
        int mixed = 0;
        for (int seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            if (new SoundTransform.Noise(0.25, 5, 5).apply(sound, random, NONE) != sound) {
                noisy++;
            }
            if (mix(0.75, 5).apply(sound, random, any(new float[] {1})) != sound) {
                mixed++;
            }
        }
        assertThat(noisy).isBetween(70, 130);
        assertThat(mixed).isBetween(270, 330);
    }

    @Test
    void leavesItsInputAloneAndDrawsTheSameForTheSameSeed() throws SampleException {
        float[] sound = sine(100);
        float[] other = sine(33);
        for (SoundTransform each :
                List.of(
                        new SoundTransform.Shift(0.5, ShiftFill.SILENCE),
                        new SoundTransform.Gain(-6, 6),
                        new SoundTransform.Noise(1, 5, 40),
                        mix(1, 5))) {
            float[] once = each.apply(sound, new SplittableRandom(7), any(other));
            assertThat(each.apply(sound, new SplittableRandom(7), any(other)))
                    .containsExactly(once);
            assertThat(each.apply(sound, new SplittableRandom(8), any(other))).isNotEqualTo(once);
            assertThat(sound).containsExactly(sine(100));
            assertThat(other).containsExactly(sine(33));
        }
    }

    private static SoundTransform.Mix mix(double probability, double ratio) {
        return new SoundTransform.Mix(Path.of("recordings"), probability, ratio, ratio);
    }

    private static Recordings any(float[] recording) {
        return (folder, random) -> Optional.of(recording);
    }

    private static float[] sine(int length) {
        float[] sound = new float[length];
        for (int i = 0; i < length; i++) {
            sound[i] = (float) (0.5 * Math.sin(0.7 * i + 0.3));
        }
        return sound;
    }

    private static float[] difference(float[] one, float[] other) {
        float[] difference = new float[one.length];
        for (int i = 0; i < one.length; i++) {
            difference[i] = one[i] - other[i];
        }
        return difference;
    }

    private static double power(float[] sound) {
        double sum = 0;
        for (float sample : sound) {
            sum += (double) sample * sample;
        }
        return sum / sound.length;
    }
}
