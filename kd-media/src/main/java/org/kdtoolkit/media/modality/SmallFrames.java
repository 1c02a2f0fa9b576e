package org.kdtoolkit.media.modality;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.media.clip.ClipPipeline;
import org.kdtoolkit.media.clip.FrameGrid;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.encoding.MediaFormat;
import org.kdtoolkit.media.encoding.MediaWriter;
import org.kdtoolkit.media.encoding.VideoSettings;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.video.Video;
import org.kdtoolkit.media.video.Videos;

/**
 * Videos as AVI files of small JPEG frames, each of which can be read without the others. At a rate
 * a copy begins at second 0 of its source, as that of the sound does, or where its segment begins:
 * the first frame stands for the time before it. Without one a copy has the source's frames, one
 * after the other, and begins with the first.
 *
 * @param grid which frames are taken
 * @param shortSide to which the shorter side is shrunk, in pixels
 * @param quality of the JPEGs, from 1 to 100
 */
record SmallFrames(FrameGrid grid, int shortSide, int quality) implements PreparedForm {

    /** Frames a second, where neither the configuration nor the video tells. */
    private static final double USUAL_RATE = 25;

    @Override
    public String description() {
        return "AVI of JPEG frames of quality %d, %d pixels or less at the shorter side, %s"
                .formatted(
                        quality,
                        shortSide,
                        grid.rate()
                                .map("%s a second from second 0"::formatted)
                                .orElse("as many a second as there are"));
    }

    @Override
    public String ending(Path source) {
        return MediaFormat.AVI.ending();
    }

    @Override
    public void write(Excerpt source, Path target) throws SampleException {
        try (Video video = Videos.open(source.file())) {
            int[] frames = frames(source, video);
            ClipPipeline pipeline = pipeline(video);
            try (MediaWriter writer =
                    MediaWriter.open(target, MediaFormat.AVI, settings(video, pipeline))) {
                for (int number : frames) {
                    writer.write(frame(pipeline.read(video, new int[] {number}, random())));
                }
                writer.finish();
            }
        }
    }

    private int[] frames(Excerpt source, Video video) throws SampleException {
        try {
            return grid.of(video, source.segment());
        } catch (SampleException e) {
            throw new SampleException(source.file() + " " + e.getMessage(), e);
        }
    }

    private ClipPipeline pipeline(Video video) throws SampleException {
        boolean large = size(video).shortSide() > shortSide;
        return ClipPipeline.of(large ? List.of(new FrameTransform.Resize(shortSide)) : List.of());
    }

    private VideoSettings settings(Video video, ClipPipeline pipeline) throws SampleException {
        return new VideoSettings(
                pipeline.size(size(video), random()),
                grid.rate().orElse(rate(video)),
                quality,
                OptionalInt.empty());
    }

    private static ImageSize size(Video video) throws SampleException {
        return video.read(0).get(0).size();
    }

    /** The mean rate of a video's own frames. */
    private static double rate(Video video) {
        double shown = video.times().map(times -> times[times.length - 1] - times[0]).orElse(0.0);
        return shown > 0 ? (video.frames() - 1) / shown : USUAL_RATE;
    }

    /** Nothing is random in resizing. */
    private static SplittableRandom random() {
        return new SplittableRandom(0);
    }

    private static Frame frame(HostTensor clip) {
        ImageSize size = new ImageSize((int) clip.shape().get(2), (int) clip.shape().get(3));
        int plane = size.height() * size.width();
        byte[] rgb = new byte[3 * plane];
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < plane; i++) {
                rgb[3 * i + channel] = (byte) Math.round(255 * clip.values()[channel * plane + i]);
            }
        }
        return new RgbFrame(rgb, size);
    }
}
