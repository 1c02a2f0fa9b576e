package org.kdtoolkit.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.spectrogram.LogMel;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.Logarithm;
import org.kdtoolkit.testkit.Fixture;

/** Against the published views of sound, by the same draws; the tolerances are the fixture's. */
class SoundViewsParityTest {

    private static final float SPECTROGRAM = 2e-3f;
    private static final float CROP = 1e-4f;

    private NDManager manager;
    private Fixture fixture;
    private LogMel logMel;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("xkd_views", manager);
        int rate = (int) fixture.number("hp/audio/sample_rate");
        logMel =
                new LogMel(
                        rate,
                        new LogMelConfig(
                                (int) fixture.number("hp/audio/n_fft"),
                                (int) fixture.number("hp/audio/hop"),
                                (int) fixture.number("hp/audio/n_mels"),
                                0,
                                rate / 2.0,
                                fixture.number("hp/audio/eps"),
                                Logarithm.NATURAL,
                                fixture.number("hp/audio/mean"),
                                fixture.number("hp/audio/std")));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void makesTheSameSpectrogramsAlsoOfSilence() {
        for (String name : List.of("long", "short", "missing")) {
            float[] sound = prepared(name);
            assertThat(logMel.apply(sound).values())
                    .as(name)
                    .containsExactly(
                            transposed(fixture.get("out/audio/" + name + "/logmel")).values(),
                            within(SPECTROGRAM));
        }
    }

    @Test
    void makesTheSameGlobalView() {
        float[] louder =
                SoundTransform.Volume.times(
                        prepared("long"), fixture.number("draw/audio/volume_global"));
        assertSame(logMel.apply(louder), "out/audio/global", SPECTROGRAM);
    }

    @Test
    void makesTheSameLocalView() {
        float[] sound = prepared("long");
        int begin = (int) fixture.number("draw/audio/local_start");
        int length = sound.length / (int) fixture.number("hp/audio/temporal_ratio");
        float[] louder =
                SoundTransform.Volume.times(
                        Arrays.copyOfRange(sound, begin, begin + length),
                        fixture.number("draw/audio/volume_local"));
        assertCropped(logMel.apply(louder), "draw/audio/", "out/audio/local", SPECTROGRAM);
    }

    @Test
    void cropsSpectrogramsAlike() {
        HostTensor spectrogram = transposed(fixture.get("in/audio/crop"));
        List<String> crops = fixture.names("draw/audio/crop", "/freq_time_uniform");
        assertThat(crops).isNotEmpty();
        for (String crop : crops) {
            assertCropped(
                    spectrogram, "draw/audio/crop" + crop + "/", "out/audio/crop" + crop, CROP);
        }
    }

    private void assertCropped(
            HostTensor spectrogram, String draws, String expected, float tolerance) {
        ResizeCrop crop = new ResizeCrop(1.5, 1, 0.6, 1.5);
        List<Double> scales = fixture.numbers(draws + "freq_time_uniform");
        long[] box = fixture.get(draws + "box_top_left_height_width").toLongArray();
        ImageSize size =
                new ImageSize((int) spectrogram.shape().get(1), (int) spectrogram.shape().get(2));
        ImageSize part = crop.part(size, scales.get(0), scales.get(1));
        assertThat(part).as(expected).isEqualTo(new ImageSize((int) box[3], (int) box[2]));
        assertSame(
                crop.resized(spectrogram, new Box((int) box[1], (int) box[0], part)),
                expected,
                tolerance);
    }

    /** The mean of the channels, cut or extended with zeros. */
    private float[] prepared(String name) {
        int samples = (int) fixture.number("hp/audio/samples");
        String input = "in/audio/" + name;
        float[] sound =
                fixture.has(input)
                        ? Arrays.copyOf(
                                fixture.get(input).mean(new int[] {0}).toFloatArray(), samples)
                        : new float[samples];
        assertThat(sound)
                .containsExactly(
                        fixture.get("out/audio/" + name + "/prepared").toFloatArray(),
                        within(1e-6f));
        return sound;
    }

    private void assertSame(HostTensor found, String key, float tolerance) {
        HostTensor expected = transposed(fixture.get(key));
        assertThat(found.shape()).isEqualTo(expected.shape());
        assertThat(found.values()).as(key).containsExactly(expected.values(), within(tolerance));
    }

    /** [1, bands, T] as [1, T, bands]. */
    private static HostTensor transposed(NDArray spectrogram) {
        NDArray swapped = spectrogram.transpose(0, 2, 1);
        return new HostTensor(swapped.toFloatArray(), swapped.getShape());
    }
}
