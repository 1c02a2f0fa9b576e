package org.kdtoolkit.media.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.video.Video;
import org.kdtoolkit.testkit.Fixture;

class FrameGridTest {

    /** A video of which only the times matter. */
    private record Timed(int frames, Optional<double[]> times) implements Video {

        static Timed at(double... times) {
            return new Timed(times.length, Optional.of(times));
        }

        @Override
        public List<Frame> read(int... numbers) {
            throw new UnsupportedOperationException("no frame is to be decoded");
        }

        @Override
        public void close() {}
    }

    @Test
    void takesEveryFrameOrEverySoManyth() throws SampleException {
        Timed video = new Timed(7, Optional.empty());
        assertThat(grid(Optional.empty(), 1).of(video)).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(grid(Optional.empty(), 3).of(video)).containsExactly(0, 3, 6);
    }

    @Test
    void takesTheLastFrameShownAtEachMoment() throws SampleException {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("video_decode", manager);
            double[] times = toDoubles(fixture.get("out/frame_times").toFloatArray());
            int[] expected =
                    LongStream.of(fixture.get("out/hdf5_source_frames").toLongArray())
                            .mapToInt(Math::toIntExact)
                            .toArray();
            // the rate is not stored: the least that gives so many frames
            double rate = Math.ceil((expected.length - 1) / times[times.length - 1]);
            assertThat(grid(Optional.of(rate), 1).of(Timed.at(times))).containsExactly(expected);
        }
    }

    @Test
    void repeatsAFrameThatIsShownForLongAndPassesOverThoseShownBriefly() throws SampleException {
        Timed video = Timed.at(0, 0.05, 0.1, 1.6, 2);
        assertThat(grid(Optional.of(2.0), 1).of(video)).containsExactly(0, 2, 2, 2, 4);
        assertThat(grid(Optional.of(2.0), 2).of(video)).containsExactly(0, 2, 4);
    }

    @Test
    void goesByTheClockWhateverTheVideosOwnRate() throws SampleException {
        double[] slow = new double[25];
        double[] fast = new double[60];
        Arrays.setAll(slow, i -> i / 25.0);
        Arrays.setAll(fast, i -> i / 60.0);
        assertThat(grid(Optional.of(5.0), 1).of(Timed.at(slow))).containsExactly(0, 5, 10, 15, 20);
        assertThat(grid(Optional.of(5.0), 1).of(Timed.at(fast))).containsExactly(0, 12, 24, 36, 48);
    }

    @Test
    void refusesARateForVideosWithoutTimesOrOfEndlessLength() {
        assertThatThrownBy(() -> grid(Optional.of(4.0), 1).of(new Timed(3, Optional.empty())))
                .isInstanceOf(SampleException.class)
                .hasMessage("does not tell when its frames are shown; leave out 'rate'");
        assertThatThrownBy(() -> grid(Optional.of(4.0), 1).of(Timed.at(0, 1e12)))
                .isInstanceOf(SampleException.class)
                .hasMessage(
                        "lasts 1.0E12 seconds, which at 4.0 frames a second are more than 10000000"
                                + " frames");
    }

    @Test
    void keepsToAPartOfTheVideo() throws SampleException {
        Video video = Timed.at(0, 0.5, 1, 1.5, 2, 2.5);
        assertThat(grid(Optional.empty(), 1).of(video, new Segment(0.5, 2)))
                .containsExactly(1, 2, 3);
        assertThat(grid(Optional.empty(), 2).of(video, new Segment(0.4, 60)))
                .containsExactly(1, 3, 5);
        assertThat(grid(Optional.of(4.0), 1).of(video, new Segment(0.75, 1.75)))
                .containsExactly(1, 2, 2, 3);
        assertThat(grid(Optional.of(1.0), 1).of(video, new Segment(1, 60))).containsExactly(2, 4);
    }

    @Test
    void takesTheFrameThatIsShownDuringAPartShorterThanAFrame() throws SampleException {
        Video video = Timed.at(0, 10, 20);
        assertThat(grid(Optional.empty(), 1).of(video, new Segment(12, 13))).containsExactly(1);
        assertThat(grid(Optional.of(25.0), 1).of(video, new Segment(12, 12.01))).containsExactly(1);
    }

    @Test
    void theFirstFrameStandsForTheTimeBeforeIt() throws SampleException {
        Video late = Timed.at(2, 2.5, 3, 3.5);
        assertThat(grid(Optional.of(2.0), 1).of(late)).containsExactly(0, 0, 0, 0, 0, 1, 2, 3);
        assertThat(grid(Optional.of(2.0), 1).of(late, new Segment(1, 3)))
                .containsExactly(0, 0, 0, 1);
        assertThat(grid(Optional.of(1.0), 1).of(late, new Segment(1.9, 2.1))).containsExactly(0);
    }

    @Test
    void withoutARateTheTimeBeforeTheFirstFrameHasNone() throws SampleException {
        Video late = Timed.at(2, 2.5, 3, 3.5);
        assertThat(grid(Optional.empty(), 1).of(late)).containsExactly(0, 1, 2, 3);
        assertThat(grid(Optional.empty(), 1).of(late, new Segment(1, 3))).containsExactly(0, 1);
    }

    @Test
    void holdsTheFrameBeforeAPause() throws SampleException {
        Video pausing = Timed.at(0, 1, 5, 6);
        assertThat(grid(Optional.of(1.0), 1).of(pausing)).containsExactly(0, 1, 1, 1, 1, 2, 3);
        assertThat(grid(Optional.of(1.0), 1).of(pausing, new Segment(2, 6)))
                .containsExactly(1, 1, 1, 2);
        assertThat(grid(Optional.empty(), 1).of(pausing, new Segment(2, 4))).containsExactly(1);
    }

    @Test
    void refusesPartsThatTheVideoDoesNotReachOrCannotFind() {
        Segment late = new Segment(3, 4);
        assertThatThrownBy(() -> grid(Optional.empty(), 1).of(Timed.at(0, 1, 2), late))
                .isInstanceOf(SampleException.class)
                .hasMessage(
                        "shows its last frame at 2.0 s, before the part from 3.0 to 4.0 s begins");
        assertThatThrownBy(() -> grid(Optional.of(8.0), 1).of(Timed.at(2, 3), new Segment(0.5, 2)))
                .isInstanceOf(SampleException.class)
                .hasMessage("shows its first frame at 2.0 s, behind the part from 0.5 to 2.0 s");
        assertThatThrownBy(() -> grid(Optional.empty(), 1).of(new Timed(3, Optional.empty()), late))
                .isInstanceOf(SampleException.class)
                .hasMessage(
                        "does not tell when its frames are shown; expected a video file, of which"
                                + " 3.0 to 4.0 s are wanted");
    }

    private static FrameGrid grid(Optional<Double> rate, int stride) {
        return new FrameGrid(rate, new FrameStride(stride));
    }

    private static double[] toDoubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }
}
