package org.kdtoolkit.media.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.HostTensor;

class LogMelTest {

    private static final LogMel PANNS = new LogMel(32000, LogMelConfig.panns());

    @Test
    void hasTheWindowsAndBandsOfPanns() {
        assertThat(LogMelConfig.panns())
                .isEqualTo(new LogMelConfig(1024, 320, 64, 50, 14000, 1e-10));
    }

    @Test
    void takesSilenceAsTheFloor() {
        HostTensor silence = PANNS.apply(new float[640]);
        assertThat(silence.shape()).isEqualTo(new Shape(1, 3, 64));
        assertThat(silence.values()).containsOnly(-100f);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 319, 320, 512, 513, 1023})
    void mirrorsSoundsShorterThanAWindow(int samples) {
        float[] sound = new float[samples];
        sound[0] = 1;
        HostTensor spectrogram = PANNS.apply(sound);
        assertThat(spectrogram.shape()).isEqualTo(new Shape(1, PANNS.frames(samples), 64));
        for (float value : spectrogram.values()) {
            assertThat(value).isFinite();
        }
    }

    @Test
    void refusesASoundWithoutSamples() {
        assertThatThrownBy(() -> PANNS.apply(new float[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a sound without samples has no spectrogram");
    }

    @Test
    void refusesBandsBeyondHalfTheRate() {
        assertThatThrownBy(() -> new LogMel(16000, LogMelConfig.panns()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "bands must lie between 0 and 8000.0 Hz, half the sample rate, found 50.0"
                                + " to 14000.0 Hz");
    }

    @Test
    void hearsATonesBandWithAnyLengthOfWindow() {
        LogMel speech = new LogMel(16000, new LogMelConfig(400, 160, 40, 0, 8000, 1e-10));
        float[] tone = Tones.sine(16000, 16000, 1000);
        HostTensor spectrogram = speech.apply(tone);
        int loudest = 0;
        for (int band = 0; band < 40; band++) {
            if (spectrogram.values()[50 * 40 + band] > spectrogram.values()[50 * 40 + loudest]) {
                loudest = band;
            }
        }
        // 15 mel of 45.2 up to 8 kHz, in 41 steps
        assertThat(loudest).isEqualTo(13);
    }
}
