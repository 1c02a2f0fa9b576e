package org.kdtoolkit.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;

/** What holds for videos of every form. */
abstract class VideoContract {

    /** Opens a video of three frames or more, no two of which are equal. */
    abstract Video open() throws SampleException;

    @Test
    void givesFramesInTheOrderInWhichTheyAreAskedFor() throws SampleException {
        try (Video video = open()) {
            List<Frame> frames = video.read(2, 0, 1);
            assertThat(frames).hasSize(3);
            for (int i = 0; i < 3; i++) {
                Frame alone = video.read((i + 2) % 3).get(0);
                assertThat(frames.get(i).rgb()).containsExactly(alone.rgb());
                assertThat(frames.get(i).size()).isEqualTo(alone.size());
            }
            assertThat(frames.get(0).rgb()).isNotEqualTo(frames.get(1).rgb());
            assertThat(frames.get(1).rgb()).isNotEqualTo(frames.get(2).rgb());
        }
    }

    @Test
    void decodesAFrameThatIsAskedForTwiceOnce() throws SampleException {
        try (Video video = open()) {
            List<Frame> frames = video.read(1, 0, 1, 1);
            assertThat(frames.get(2)).isSameAs(frames.get(0));
            assertThat(frames.get(3)).isSameAs(frames.get(0));
        }
    }

    @Test
    void readsNothingIfNothingIsAskedFor() throws SampleException {
        try (Video video = open()) {
            assertThat(video.read()).isEmpty();
        }
    }

    @Test
    void refusesFramesThatItDoesNotHave() throws SampleException {
        try (Video video = open()) {
            assertThatThrownBy(() -> video.read(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> video.read(0, video.frames()))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(video.read(video.frames() - 1)).hasSize(1);
        }
    }

    @Test
    void tellsTimesThatAscendOrNone() throws SampleException {
        try (Video video = open()) {
            video.times()
                    .ifPresent(
                            times -> {
                                assertThat(times).hasSize(video.frames()).isSorted();
                                assertThat(times[0]).isNotNegative();
                            });
        }
    }

    @Test
    void mayBeClosedTwice() throws SampleException {
        Video video = open();
        video.close();
        video.close();
        assertThatThrownBy(() -> video.read(0)).isInstanceOf(IllegalStateException.class);
    }
}
