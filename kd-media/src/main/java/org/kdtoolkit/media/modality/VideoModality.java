package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.api.modality.PreprocessingStep;
import org.kdtoolkit.api.modality.ViewReader;
import org.kdtoolkit.media.clip.FrameGrid;
import org.kdtoolkit.media.clip.FrameStride;
import org.kdtoolkit.media.video.VideoPool;

/**
 * Videos.
 *
 * @param config how they are looked at
 * @param reader reads clips of them
 * @param views draws their views
 */
record VideoModality(VideoConfig config, MediaReader reader, ViewReader views) implements Modality {

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
                new ClipViews(context.name(), config, videos));
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

    @Override
    public Optional<PreparedForm> prepared(PrepareConfig form) {
        return Optional.of(
                new SmallFrames(
                        new FrameGrid(form.rate().or(config::rate), new FrameStride(1)),
                        form.shortSide(),
                        form.quality()));
    }
}
