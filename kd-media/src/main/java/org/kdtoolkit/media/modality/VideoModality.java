package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.media.clip.FrameGrid;
import org.kdtoolkit.media.clip.FrameStride;

/**
 * Videos.
 *
 * @param config how they are looked at
 * @param reader reads clips of them
 */
record VideoModality(VideoConfig config, MediaReader reader) implements Modality {

    /**
     * Prepares to read videos.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the transforms of a subset don't give
     *     frames of the clips' size
     */
    static VideoModality of(VideoConfig config, ModalityContext context) {
        return new VideoModality(config, context.cached(new ClipReader(context.name(), config)));
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
    public Optional<PreparedForm> prepared(PrepareConfig form) {
        return Optional.of(
                new SmallFrames(
                        new FrameGrid(form.rate().or(config::rate), new FrameStride(1)),
                        form.shortSide(),
                        form.quality()));
    }
}
