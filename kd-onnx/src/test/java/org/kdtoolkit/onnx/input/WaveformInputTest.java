package org.kdtoolkit.onnx.input;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.spectrogram.LogMel;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.Logarithm;

class WaveformInputTest {

    private static final Offset<Float> ROUNDING = Offset.offset(1e-4f);

    private static final LogMelConfig NATURAL =
            new LogMelConfig(400, 160, 40, 0, 4000, 1e-6, Logarithm.NATURAL, -4, 4.5);

    static Stream<AudioConfig> configurations() {
        return Stream.of(
                sound(32_000, Optional.of(5000), Optional.of(LogMelConfig.panns())),
                sound(32_000, Optional.empty(), Optional.of(LogMelConfig.panns())),
                sound(8000, Optional.of(4000), Optional.of(NATURAL)),
                sound(8000, Optional.of(1), Optional.of(NATURAL)),
                sound(8000, Optional.of(100), Optional.of(NATURAL)),
                sound(8000, Optional.of(4000), Optional.empty()),
                sound(8000, Optional.empty(), Optional.empty()));
    }

    private static AudioConfig sound(
            int rate, Optional<Integer> samples, Optional<LogMelConfig> logMel) {
        return new AudioConfig(Optional.of(rate), samples, logMel, Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void soundOfAnyLengthIsPerceivedAsOurReadersDo(AudioConfig config) throws OrtException {
        SplittableRandom random = new SplittableRandom(3);
        int axes = config.logMel().isPresent() ? 4 : 2;
        try (PerceivedByGraph graph = new PerceivedByGraph(new WaveformInput(), config, axes)) {
            for (int i = 0; i < 5; i++) {
                Examples.Example example = graph.input().examples().draw(random);

                assertThat(graph.of(example))
                        .containsExactly(example.perceived().values(), ROUNDING);
            }
        }
    }

    /** Float32 would leave its rounding where a pure tone has no power. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 511, 512, 513, 3000})
    void aToneOfAnyLengthHasTheFloorWhereItHasNoPower(int length) throws OrtException {
        LogMelConfig panns = LogMelConfig.panns();
        AudioConfig config = sound(32_000, Optional.empty(), Optional.of(panns));
        float[] tone = new float[length];
        for (int i = 0; i < length; i++) {
            tone[i] = (float) Math.sin(2 * Math.PI * 1000 * i / 32_000);
        }
        Examples.Example example =
                new Examples.Example(
                        FloatBuffer.wrap(tone),
                        new long[] {length},
                        new LogMel(32_000, panns).apply(tone));

        try (PerceivedByGraph graph = new PerceivedByGraph(new WaveformInput(), config, 4)) {
            assertThat(graph.of(example)).containsExactly(example.perceived().values(), ROUNDING);
        }
    }

    @Test
    void silenceIsTheFloor() throws OrtException {
        AudioConfig config = sound(8000, Optional.of(400), Optional.of(NATURAL));
        Examples.Example example =
                new Examples.Example(
                        FloatBuffer.wrap(new float[10]),
                        new long[] {10},
                        new LogMel(8000, NATURAL).apply(new float[400]));

        try (PerceivedByGraph graph = new PerceivedByGraph(new WaveformInput(), config, 4)) {
            float[] floor = new float[3 * 40];
            Arrays.fill(floor, (float) ((Math.log(1e-6) + 4) / 4.5));
            assertThat(graph.of(example)).containsExactly(floor, ROUNDING);
        }
    }

    @Test
    void whatIsInsideAndWhatIsNotIsTold() throws OrtException {
        AudioConfig config = sound(8000, Optional.of(400), Optional.of(NATURAL));
        try (PerceivedByGraph graph = new PerceivedByGraph(new WaveformInput(), config, 4)) {
            assertThat(graph.input().inside())
                    .isEqualTo(
                            "cutting to 400 samples, or silence up to as many, the log-mel"
                                    + " spectrogram");
            assertThat(graph.input().outside())
                    .isEqualTo(
                            "decode the file, average its channels to one, from -1 to 1, resampled"
                                    + " to 8000 Hz");
        }
    }
}
