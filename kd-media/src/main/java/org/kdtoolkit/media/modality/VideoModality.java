package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.api.modality.PreprocessingStep;
import org.kdtoolkit.api.modality.ViewReader;
import org.kdtoolkit.media.clip.FrameGrid;
import org.kdtoolkit.media.clip.FrameStride;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.thumbnail.PictureThumbnail;
import org.kdtoolkit.media.video.Video;
import org.kdtoolkit.media.video.VideoPool;

/**
 * Videos.
 *
 * @param config how they are looked at
 * @param reader reads clips of them
 * @param views draws their views
 * @param videos open ones, closed with the reader
 */
record VideoModality(VideoConfig config, MediaReader reader, ViewReader views, VideoPool videos)
        implements Modality {

    /** More workers than this rarely read at the same time. */
    private static final int KEPT_OPEN = 16;

    /**
     * Prepares to read videos.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the transforms of a subset or a view
     *     don't give frames of the right size
     */
    static VideoModality of(VideoConfig config, ModalityContext context) {
        VideoPool videos = new VideoPool(KEPT_OPEN);
        return new VideoModality(
                config,
                context.cached(new ClipReader(context.name(), config, videos)),
                new ClipViews(context.name(), config, videos),
                videos);
    }

    @Override
    public List<String> endings() {
        return Endings.VIDEOS;
    }

    @Override
    public boolean lasts() {
        return true;
    }

    @Override
    public List<PreprocessingStep> preprocessing() {
        return ClipSteps.of(config);
    }

    /** The frame in the middle, the whole of it. */
    @Override
    public Optional<Thumbnail> thumbnail(Excerpt excerpt, int side) throws SampleException {
        try (VideoPool.Loan loan = videos.borrow(excerpt.file())) {
            int[] frames = frames(excerpt, loan.video());
            Frame middle = loan.video().read(frames[frames.length / 2]).get(0);
            return Optional.of(PictureThumbnail.of(middle, side));
        }
    }

    private static int[] frames(Excerpt excerpt, Video video) throws SampleException {
        try {
            return new FrameGrid(Optional.empty(), new FrameStride(1)).of(video, excerpt.segment());
        } catch (SampleException e) {
            throw new SampleException(excerpt.file() + " " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<PreparedForm> prepared(PrepareConfig form) {
        return Optional.of(
                new SmallFrames(
                        new FrameGrid(form.rate().or(config::rate), new FrameStride(1)),
                        form.shortSide(),
                        form.quality()));
    }
}
