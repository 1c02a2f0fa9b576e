package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.ffmpeg.Ffmpeg;
import org.kdtoolkit.media.picture.ImageDecoder;
import org.kdtoolkit.media.pixels.Normalization;

/** Images, [C, H, W]. */
final class ImageReader implements MediaReader {

    private final ImageConfig config;
    private final ImageDecoder decoder;

    ImageReader(ImageConfig config) {
        this.config = config;
        this.decoder = config.decoder();
    }

    @Override
    public Shape shape() {
        return decoder.shape();
    }

    @Override
    public Optional<Recipe> recipe(Excerpt excerpt, Subset subset) {
        Normalization normalization = config.normalization();
        return Optional.of(
                Recipe.of("image")
                        .withNumbers("size", config.size().orElse(List.of()))
                        .with("channels", config.channels())
                        .withNumbers("mean", normalization.mean())
                        .withNumbers("std", normalization.deviation())
                        .with("ffmpeg", Ffmpeg.version()));
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        return decoder.decode(excerpt.file());
    }
}
