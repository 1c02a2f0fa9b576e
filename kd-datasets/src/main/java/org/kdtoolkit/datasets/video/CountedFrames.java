package org.kdtoolkit.datasets.video;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.datasets.ffmpeg.MediaException;
import org.kdtoolkit.datasets.ffmpeg.StreamDecoder;
import org.kdtoolkit.datasets.ffmpeg.TimeLine;

/**
 * The frames of a stream whose packets don't tell when they are shown, as with B-frames in AVI
 * files. Only decoding tells how many they are, so all of them are decoded once, and reading always
 * begins at the file's first frame.
 */
record CountedFrames(int frames, Optional<double[]> times) implements FrameIndex {

    static CountedFrames decode(VideoPackets packets, StreamDecoder decoder) throws MediaException {
        long[] shown = new long[64];
        int frames = 0;
        while (decoder.next(packets)) {
            if (frames == shown.length) {
                shown = Arrays.copyOf(shown, 2 * frames);
            }
            shown[frames] = decoder.frame().best_effort_timestamp();
            frames++;
        }
        return new CountedFrames(frames, seconds(Arrays.copyOf(shown, frames), packets.timeLine()));
    }

    private static Optional<double[]> seconds(long[] shown, TimeLine timeLine) {
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] == avutil.AV_NOPTS_VALUE || i > 0 && shown[i] <= shown[i - 1]) {
                return Optional.empty();
            }
        }
        return Optional.of(Arrays.stream(shown).mapToDouble(timeLine::seconds).toArray());
    }

    @Override
    public int number(long timestamp, int previous) {
        return previous + 1;
    }

    @Override
    public KeyFrame keyFrame(int number) {
        return new KeyFrame(0, avutil.AV_NOPTS_VALUE, avutil.AV_NOPTS_VALUE);
    }
}
