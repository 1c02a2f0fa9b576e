package org.kdtoolkit.datasets.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianNoiseTest {

    private static final int SAMPLES = 4000;

    private final float[] tone = new float[SAMPLES];

    GaussianNoiseTest() {
        for (int i = 0; i < SAMPLES; i++) {
            tone[i] = (float) Math.sin(i * 0.05);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-20, 0, 3.5, 30})
    void hasTheRatioThatWasAskedFor(double snr) {
        float[] noise = noise(snr, 1, 3, "sound");
        double measured = 10 * Math.log10(power(tone) / power(noise));
        assertThat(measured).isCloseTo(snr, within(1e-3));
    }

    @Test
    void isDistributedNormally() {
        float[] noise = noise(0, 1, 3, "sound");
        double deviation = Math.sqrt(power(noise));
        double within = 0;
        double sum = 0;
        for (float value : noise) {
            within += Math.abs(value) < deviation ? 1 : 0;
            sum += value;
        }
        assertThat(within / SAMPLES).isCloseTo(0.683, within(0.03));
        assertThat(sum / SAMPLES / deviation).isCloseTo(0, within(0.06));
    }

    @Test
    void isTheSameForTheSameSeedSampleAndModalityAlone() {
        float[] noise = noise(0, 1, 3, "sound");
        assertThat(noise(0, 1, 3, "sound")).isEqualTo(noise);
        assertThat(noise(0, 2, 3, "sound")).isNotEqualTo(noise);
        assertThat(noise(0, 1, 4, "sound")).isNotEqualTo(noise);
        assertThat(noise(0, 1, 3, "image")).isNotEqualTo(noise);
    }

    @Test
    void leavesSilenceSilent() {
        assertThat(new GaussianNoise(0, 1).on(new float[3], 0, "sound")).containsOnly(0);
    }

    private float[] noise(double snr, long seed, int index, String what) {
        float[] sum = new GaussianNoise(snr, seed).on(tone, index, what);
        float[] noise = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            noise[i] = sum[i] - tone[i];
        }
        return noise;
    }

    private static double power(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum / values.length;
    }
}
