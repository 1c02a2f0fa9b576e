package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.media.sound.Recording;

/**
 * What is seen and what is heard of one part of a file are of the same second. Where one stream was
 * made to begin later than the other, its seconds are as much less.
 */
class PairingTest {

    private static final double FRAMES_A_SECOND = 5;
    private static final int SAMPLES_A_FRAME = (int) (Recording.RATE / FRAMES_A_SECOND);

    /** A frame may have been shown for most of the time until the next one. */
    private static final double TOLERANCE = 0.25;

    private static final double SILENT = -0.5;

    @TempDir private Path folder;

    /**
     * Files that FFmpeg wrote: a transport stream with B-frames whose sound begins two seconds late
     * and whose clock begins at 1.6 s; a file with edit lists, B-frames and AAC's silent beginning
     * whose picture begins two seconds late; a part cut out of a file between two key frames, whose
     * time stamps begin below 0.
     */
    @ParameterizedTest
    @CsvSource({"late-sound.ts, -2", "late-picture.mp4, 2", "cut.mkv, 0"})
    void pairsFilesOfOtherPrograms(String name, double later)
            throws SampleException, URISyntaxException {
        Path file =
                Path.of(
                        Objects.requireNonNull(
                                        PairingTest.class.getResource("/recordings/" + name), name)
                                .toURI());
        assertPaired(file, new Segment(2.3, 3.3), later);
        assertPaired(file, new Segment(2.5, 3.5), later);
    }

    @ParameterizedTest
    @CsvSource({
        "mkv, 0, 0",
        "mkv, 0, 2",
        "mkv, 2, 0",
        "mkv, 3, 4",
        "mkv, 0, -0.5",
        "mov, 0, 0",
        "mov, 0, 2",
        "mov, 2, 0",
        "mov, 1, 0.7",
        "nut, 0, 2",
        "nut, 2, 0",
    })
    void pairsStreamsOfWhichOneBeginsLate(String ending, double picture, double sound)
            throws SampleException {
        Path file = copy(ending, Recording.later(picture), Recording.later(sound));
        for (double start : new double[] {2, 3, 4.5}) {
            assertPaired(file, new Segment(start, start + 1), picture - sound);
        }
    }

    @Test
    void pairsStreamsOfWhichOneHasAPause() throws SampleException {
        Path pictures = copy("mkv", Recording.without(1, 3), Recording::same);
        assertPaired(pictures, new Segment(0, 1), 0);
        assertPaired(pictures, new Segment(3, 4), 0);
        assertPaired(pictures, new Segment(4.5, 5.5), 0);
        Path sound = copy("sound.mkv", Recording::same, Recording.without(1, 3));
        assertPaired(sound, new Segment(0, 1), 0);
        assertPaired(sound, new Segment(3.2, 4.2), 0);
        assertPaired(sound, new Segment(4.5, 5.5), 0);
    }

    @ParameterizedTest
    @CsvSource({"mkv, 0, 2", "mkv, 2, 0", "mov, 0, 2", "mov, 2, 0"})
    void pairsWholeFilesFromSecondZero(String ending, double picture, double sound)
            throws SampleException {
        Path file = copy(ending, Recording.later(picture), Recording.later(sound));
        double[] seen = seen(file, Segment.WHOLE, 35);
        double[] heard = heard(file, Segment.WHOLE, 35);
        for (int k = 0; k < 10; k++) {
            assertThat(sound > 0 ? heard[k] : seen[k])
                    .as("silence, or the first frame")
                    .isCloseTo(sound > 0 ? -1 : 0, within(TOLERANCE));
        }
        assertPaired(
                Arrays.copyOfRange(seen, 10, 30),
                Arrays.copyOfRange(heard, 10, 30),
                picture - sound);
    }

    private static void assertPaired(Path file, Segment segment, double later)
            throws SampleException {
        int frames = (int) Math.round((segment.end() - segment.start()) * FRAMES_A_SECOND);
        assertPaired(seen(file, segment, frames), heard(file, segment, frames), later);
    }

    /**
     * Compares what is seen and heard at the same moments.
     *
     * @param later by how many seconds the picture was made later than the sound
     */
    private static void assertPaired(double[] seen, double[] heard, double later) {
        double difference =
                IntStream.range(0, seen.length)
                        .filter(k -> heard[k] > SILENT)
                        .mapToDouble(k -> heard[k] - seen[k])
                        .average()
                        .orElseThrow();
        assertThat(difference)
                .as("seen %s, heard %s", Arrays.toString(seen), Arrays.toString(heard))
                .isCloseTo(later, within(TOLERANCE));
    }

    /** The second of the recording that each frame is of. */
    private static double[] seen(Path file, Segment segment, int frames) throws SampleException {
        HostTensor clip =
                read(file, segment, TinyVideos.clips(frames, 16, Optional.of(FRAMES_A_SECOND)));
        return IntStream.range(0, frames)
                .mapToDouble(k -> Recording.secondSeen(clip.values()[k * 16 * 16 + 8 * 16 + 8]))
                .toArray();
    }

    /** The second of the recording that the sound beside each frame is of. */
    private static double[] heard(Path file, Segment segment, int frames) throws SampleException {
        float[] sound =
                read(
                                file,
                                segment,
                                new AudioConfig(
                                        Optional.of(Recording.RATE),
                                        Optional.of(frames * SAMPLES_A_FRAME),
                                        Optional.empty(),
                                        Optional.empty()))
                        .values();
        return IntStream.range(0, frames)
                .mapToDouble(
                        k ->
                                Recording.secondHeard(
                                        sound, k * SAMPLES_A_FRAME, (k + 1) * SAMPLES_A_FRAME))
                .toArray();
    }

    private static HostTensor read(Path file, Segment segment, Record config)
            throws SampleException {
        try (MediaReader reader =
                Kinds.open(config, (path, recipe, reading) -> reading.read()).reader()) {
            return reader.read(new Excerpt(file, segment), Subset.TEST, View.FIRST);
        }
    }

    private Path copy(String ending, DoubleUnaryOperator pictures, DoubleUnaryOperator sound) {
        return Recording.copy(
                Recording.write(folder.resolve("recording.avi")),
                folder.resolve("copy." + ending),
                pictures,
                sound);
    }
}
