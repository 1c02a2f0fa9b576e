package org.kdtoolkit.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Segment;

/** Sound is counted on the time line of its file. */
class SoundTimesTest {

    private static final AudioDecoder ANY =
            new AudioDecoder(OptionalInt.empty(), OptionalInt.empty());

    private static final int RATE = Recording.RATE;

    @TempDir private Path folder;
    private Path recording;

    @BeforeEach
    void record() {
        recording = Recording.write(folder.resolve("recording.avi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mkv", "mov", "nut"})
    void silenceStandsBeforeSoundThatBeginsLate(String ending) throws SampleException {
        float[] original = ANY.decode(recording).values();
        Path late = copy(ending, Recording::same, Recording.later(2));
        float[] sound = ANY.decode(late).values();
        assertThat(sound).hasSize(8 * RATE);
        assertThat(Arrays.copyOf(sound, 2 * RATE)).containsOnly(0);
        assertThat(Arrays.copyOfRange(sound, 2 * RATE, 8 * RATE)).isEqualTo(original);
        for (double start : new double[] {1.5, 2, 2.25, 5, 7.5}) {
            assertThat(ANY.decode(late, new Segment(start, start + 1)).values())
                    .as("from %s s", start)
                    .isEqualTo(
                            Arrays.copyOfRange(
                                    sound,
                                    (int) (start * RATE),
                                    (int) (Math.min(8, start + 1) * RATE)));
        }
    }

    @Test
    void countsFromTheFilesBeginningWhicheverStreamMakesIt() throws SampleException {
        float[] original = ANY.decode(recording).values();
        Path latePicture = copy("mkv", Recording.later(2), Recording::same);
        assertThat(ANY.decode(latePicture).values()).isEqualTo(original);
        Path bothLate = copy("mov", Recording.later(3), Recording.later(4));
        assertThat(Recording.secondHeard(ANY.decode(bothLate).values(), RATE, 2 * RATE))
                .isCloseTo(0, within(0.1));
        Path negative = copy("mkv", Recording::same, Recording.later(-0.5));
        assertThat(ANY.decode(negative).values()).isEqualTo(original);
    }

    @Test
    void silenceStandsWhereSoundPauses() throws SampleException {
        Path pausing = copy("mkv", Recording::same, Recording.without(2, 4));
        float[] sound = ANY.decode(pausing).values();
        assertThat(sound).hasSize(6 * RATE);
        assertThat(Recording.secondHeard(sound, 1 * RATE, 2 * RATE)).isCloseTo(1, within(0.1));
        assertThat(Recording.secondHeard(sound, 17 * RATE / 8, 4 * RATE)).isEqualTo(-1);
        assertThat(Recording.secondHeard(sound, 33 * RATE / 8, 5 * RATE)).isCloseTo(4, within(0.1));
        assertThat(ANY.decode(pausing, new Segment(3.5, 4.75)).values())
                .isEqualTo(Arrays.copyOfRange(sound, 7 * RATE / 2, 19 * RATE / 4));
        assertThat(ANY.decode(pausing, new Segment(1.5, 3)).values())
                .as("the sound has not ended")
                .isEqualTo(Arrays.copyOfRange(sound, 3 * RATE / 2, 3 * RATE));
    }

    @Test
    void countsAGivenNumberOfSamplesFromSecondZero() throws SampleException {
        Path late = copy("mkv", Recording::same, Recording.later(2));
        AudioDecoder three = new AudioDecoder(OptionalInt.of(4000), OptionalInt.of(3 * 4000));
        float[] sound = three.decode(late).values();
        assertThat(Arrays.copyOf(sound, 4000)).containsOnly(0);
        assertThat(Arrays.copyOfRange(sound, 9000, 11000)).isNotEqualTo(new float[2000]);
    }

    @Test
    void roundedTimeStampsMakeNoPauses() throws SampleException {
        float[] original = ANY.decode(recording).values();
        DoubleUnaryOperator rounded = seconds -> Math.rint(20 * seconds) / 20;
        assertThat(ANY.decode(copy("mkv", Recording::same, rounded)).values()).isEqualTo(original);
    }

    @Test
    void overlappingBlocksAreHeardOnce() throws SampleException {
        float[] original = ANY.decode(recording).values();
        // a block lasts 0.128 s
        DoubleUnaryOperator overlapping = seconds -> seconds < 3 ? seconds : seconds - 0.12;
        float[] sound = ANY.decode(copy("nut", Recording::same, overlapping)).values();
        assertThat(sound).hasSize(original.length - 12 * RATE / 100);
        assertThat(Arrays.copyOf(sound, 3 * RATE)).isEqualTo(Arrays.copyOf(original, 3 * RATE));
        assertThat(Arrays.copyOfRange(sound, 4 * RATE, 5 * RATE))
                .isEqualTo(
                        Arrays.copyOfRange(
                                original, 4 * RATE + 12 * RATE / 100, 5 * RATE + 12 * RATE / 100));
    }

    @Test
    void goesOnWhereTheClockStartsAnew() throws IOException, SampleException, URISyntaxException {
        byte[] stream = Files.readAllBytes(resource("late-sound.ts"));
        byte[] twice = Arrays.copyOf(stream, 2 * stream.length);
        System.arraycopy(stream, 0, twice, stream.length, stream.length);
        float[] once = ANY.decode(resource("late-sound.ts")).values();
        float[] sound = ANY.decode(Files.write(folder.resolve("joined.ts"), twice)).values();
        int begin = once.length;
        assertThat(sound.length - begin).as("five seconds").isBetween(5 * RATE, 43 * RATE / 8);
        assertThat(Recording.secondHeard(sound, begin + RATE / 4, begin + RATE))
                .isCloseTo(0, within(0.2));
        assertThat(Recording.secondHeard(sound, begin + 17 * RATE / 4, begin + 19 * RATE / 4))
                .isCloseTo(4, within(0.2));
    }

    @Test
    void findsPartsOfProgramStreamsWhosePacketsBeginWithinBlocks()
            throws SampleException, URISyntaxException {
        Path stream = resource("sound.mpg");
        int rate = 16_000;
        float[] sound = ANY.decode(stream).values();
        for (double start : new double[] {2, 2.5, 4}) {
            assertThat(ANY.decode(stream, new Segment(start, start + 0.5)).values())
                    .containsExactly(
                            Arrays.copyOfRange(
                                    sound, (int) (start * rate), (int) ((start + 0.5) * rate)),
                            within(1e-4f));
        }
    }

    @Test
    void aFileOfSoundAloneBeginsWithItsFirstSample() throws SampleException {
        float[] original = ANY.decode(recording).values();
        Path alone = copy("mka", Recording.NONE, Recording.later(2));
        assertThat(ANY.decode(alone).values()).isEqualTo(original);
        assertThat(ANY.decode(alone, new Segment(4, 5)).values())
                .isEqualTo(Arrays.copyOfRange(original, 4 * RATE, 5 * RATE));
    }

    @Test
    void refusesPartsInWhichThereIsNoSound() throws SampleException {
        Path late = copy("mkv", Recording::same, Recording.later(2));
        refuses(ANY, late, new Segment(0.5, 1.5), "0.5 to 1.5 s: it begins at 2.0 s");
        refuses(ANY, late, new Segment(9, 11), "9.0 to 11.0 s: it ends at 8.0 s");
        AudioDecoder second = new AudioDecoder(OptionalInt.empty(), OptionalInt.of(RATE));
        refuses(second, late, Segment.WHOLE, "0.0 to 1.0 s: it begins at 2.0 s");
        refuses(second, late, new Segment(0.25, 60), "0.25 to 1.25 s: it begins at 2.0 s");
        Path pausing = copy("mkv", Recording::same, Recording.without(2, 4));
        refuses(
                ANY,
                pausing,
                new Segment(2.5, 3.5),
                "2.5 to 3.5 s: it pauses from 2.048 to 4.096 s");
    }

    private static void refuses(AudioDecoder sound, Path file, Segment segment, String what) {
        assertThatThrownBy(() -> sound.decode(file, segment))
                .isInstanceOf(SampleException.class)
                .hasMessage(file + " has no sound from " + what);
    }

    private Path copy(String ending, DoubleUnaryOperator pictures, DoubleUnaryOperator sound) {
        return Recording.copy(recording, folder.resolve("copy." + ending), pictures, sound);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(
                                SoundTimesTest.class.getResource("/recordings/" + name), name)
                        .toURI());
    }
}
