package org.kdtoolkit.media.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.testkit.Fixture;

/** Against librosa's figures for a sound of PANNs; the tolerances are the fixture's. */
class LogMelParityTest {

    private static final double DECIBEL = 1e-2;

    private NDManager manager;
    private Fixture fixture;
    private LogMelConfig config;
    private int sampleRate;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("audio_frontend", manager);
        sampleRate = (int) fixture.number("hp/sample_rate");
        config =
                new LogMelConfig(
                        (int) fixture.number("hp/window"),
                        (int) fixture.number("hp/hop"),
                        (int) fixture.number("hp/mels"),
                        fixture.number("hp/fmin"),
                        fixture.number("hp/fmax"),
                        fixture.number("hp/amin"));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void weighsFrequenciesAlike() {
        float[] expected = fixture.get("out/mel_filterbank").toFloatArray();
        int bins = (int) fixture.get("out/mel_filterbank").getShape().get(1);
        MelBand[] bands = MelBand.bands(bins, sampleRate, config);
        double[] found = new double[expected.length];
        for (int band = 0; band < bands.length; band++) {
            double[] weights = bands[band].weights();
            System.arraycopy(weights, 0, found, band * bins + bands[band].first(), weights.length);
        }
        assertThat(IntStream.range(0, found.length))
                .allMatch(i -> near(found[i], expected[i], 1e-8, 1e-4));
    }

    @Test
    void seesTheSamePower() {
        PowerSpectrogram spectrogram = new PowerSpectrogram(config.window(), config.hop());
        String first = "out/power_spectrogram_first";
        NDArray power = fixture.get(first + fixture.names(first, "").get(0));
        Shape shape = power.getShape();
        float[] expected = power.toFloatArray();
        float[] sound = sound();
        int bins = (int) shape.get(1);
        assertThat(spectrogram.bins()).isEqualTo(bins);
        for (int frame = 0; frame < shape.get(0); frame++) {
            int row = frame * bins;
            double[] found = spectrogram.power(sound, frame);
            assertThat(IntStream.range(0, bins))
                    .allMatch(i -> near(found[i], expected[row + i], 1e-4, 1e-3));
        }
    }

    @Test
    void hearsTheSame() {
        HostTensor found = new LogMel(sampleRate, config).apply(sound());
        float[] expected = fixture.get("out/logmel").toFloatArray();
        Shape shape = fixture.get("out/logmel").getShape();
        assertThat(found.shape()).isEqualTo(new Shape(1, shape.get(0), shape.get(1)));
        assertThat(IntStream.range(0, expected.length))
                .allMatch(i -> near(found.values()[i], expected[i], DECIBEL, 0));
    }

    private float[] sound() {
        int start = (int) fixture.number("in/start_sample");
        int length = (int) fixture.number("in/length");
        String rate = fixture.names("in/waveform_", "k").get(0);
        float[] all = fixture.get("in/waveform_" + rate + "k").toFloatArray();
        return Arrays.copyOfRange(all, start, start + length);
    }

    private static boolean near(double found, double expected, double absolute, double relative) {
        return Math.abs(found - expected) <= absolute + relative * Math.abs(expected);
    }
}
