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
import org.kdtoolkit.formats.prepared.CopiedFile;
import org.kdtoolkit.media.picture.ImageDecoder;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.pixels.Planes;
import org.kdtoolkit.media.thumbnail.PictureThumbnail;

/**
 * Images.
 *
 * @param config how they are read
 * @param reader reads them
 * @param views draws their views
 */
record ImageModality(ImageConfig config, MediaReader reader, ViewReader views) implements Modality {

    static ImageModality of(ImageConfig config, ModalityContext context) {
        MediaReader fixed = context.cached(new ImageReader(config));
        return new ImageModality(
                config,
                config.train()
                        .filter(train -> !train.transforms().isEmpty())
                        .map(train -> DrawnPictures.of(config, train, context))
                        .<MediaReader>map(drawn -> new AugmentedReader(fixed, drawn))
                        .orElse(fixed),
                new PictureViews(config, context));
    }

    @Override
    public List<String> endings() {
        return Endings.PICTURES;
    }

    @Override
    public List<PreprocessingStep> preprocessing() {
        return PictureSteps.of(config);
    }

    @Override
    public Optional<Thumbnail> thumbnail(Excerpt excerpt, int side) throws SampleException {
        ImageDecoder upright = new ImageDecoder(Optional.empty(), Normalization.none(3));
        Planes picture = upright.planes(excerpt.file(), List.of(Optional.empty())).get(0);
        return Optional.of(PictureThumbnail.of(picture, side));
    }

    /** They load fast as they are. */
    @Override
    public Optional<PreparedForm> prepared(PrepareConfig config) {
        return Optional.of(new CopiedFile());
    }
}
