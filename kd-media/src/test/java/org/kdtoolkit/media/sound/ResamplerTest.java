package org.kdtoolkit.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.media.spectrogram.Tones;

class ResamplerTest {

    @ParameterizedTest
    @CsvSource({
        "44100, 32000, 440",
        "48000, 32000, 12000",
        "8000, 32000, 3500",
        "16000, 44100, 7000",
        "22050, 16000, 7000",
        "11025, 32000, 100",
        "44101, 32000, 1000",
        "96000, 8000, 3000"
    })
    void keepsATone(int from, int to, double hertz) {
        float[] out = new Resampler(from, to).apply(Tones.sine(from, from, hertz));
        assertThat(out).hasSize(to);
        float[] expected = Tones.sine(to, to, hertz);
        // near the ends the sound is mixed with the silence around it
        for (int i = to / 10; i < to * 9 / 10; i++) {
            assertThat(Math.abs(out[i] - expected[i])).isLessThan(1e-4f);
        }
    }

    @Test
    void takesAwayWhatTheLowerRateCannotHold() {
        float[] out = new Resampler(44100, 16000).apply(Tones.sine(44100, 44100, 9000));
        for (float value : Arrays.copyOfRange(out, 1600, 14400)) {
            assertThat(Math.abs(value)).isLessThan(1e-4f);
        }
    }

    @Test
    void keepsSilenceAndNothing() {
        Resampler resampler = new Resampler(44100, 32000);
        assertThat(resampler.apply(new float[441])).hasSize(320).containsOnly(0);
        assertThat(resampler.apply(new float[0])).isEmpty();
        assertThat(resampler.apply(new float[] {1})).hasSize(1);
    }

    @Test
    void returnsSoundOfTheSameRateItself() {
        float[] sound = {1, 2, 3};
        assertThat(new Resampler(8000, 8000).apply(sound)).isSameAs(sound);
    }

    @Test
    void refusesRatesThatNoSoundHas() {
        assertThatThrownBy(() -> new Resampler(0, 8000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a sample rate must be from 1000 to 1000000 Hz, found 0");
        assertThatThrownBy(() -> new Resampler(8000, Integer.MAX_VALUE))
                .hasMessage("a sample rate must be from 1000 to 1000000 Hz, found 2147483647");
    }
}
