package org.kdtoolkit.media.modality;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.media.clip.PicturePipeline;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.pixels.Planes;

/**
 * Pictures to learn from. Of pictures that are transformed in their configured size, those pixels
 * may come from a cache; those that a transform resizes are decoded each time, as clips are.
 *
 * @param pictures reads pictures from 0 to 1
 * @param pipeline what they go through
 * @param normalization behind all transforms
 */
record DrawnPictures(MediaReader pictures, PicturePipeline pipeline, Normalization normalization)
        implements DrawnViews {

    /**
     * Prepares to read pictures.
     *
     * @throws ConfigurationException if the transforms don't give pictures of the configured size
     */
    static DrawnPictures of(
            ImageConfig config, PictureAugmentation augmentation, ModalityContext context) {
        PicturePipeline pipeline = new PicturePipeline(augmentation.transforms());
        FinalSize end = new FinalSize(context.name(), FinalSize.key("train"));
        if (!pipeline.resizes()) {
            config.imageSize().ifPresent(size -> end.require(pipeline, size));
            ImageConfig plain = config.plain(config.size());
            return new DrawnPictures(
                    context.cached(new ImageReader(plain)), pipeline, config.normalization());
        }
        ImageSize size =
                config.imageSize()
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "modality '%s': the transforms of 'train' resize; add 'size', so that pictures to be judged by are as large"
                                                        .formatted(context.name())));
        end.require(pipeline, size);
        return new DrawnPictures(
                new ImageReader(config.plain(Optional.empty())), pipeline, config.normalization());
    }

    @Override
    public HostTensor draw(Excerpt excerpt, RandomGenerator random) throws SampleException {
        HostTensor picture = pictures.read(excerpt, Subset.TRAIN, View.FIRST);
        ImageSize size = new ImageSize((int) picture.shape().get(1), (int) picture.shape().get(2));
        Planes planes = new Planes(picture.values(), (int) picture.shape().get(0), size);
        Planes seen = transformed(excerpt, planes, random);
        normalization.apply(seen.values());
        return HostTensor.of(
                seen.values(), seen.channels(), seen.size().height(), seen.size().width());
    }

    private Planes transformed(Excerpt excerpt, Planes planes, RandomGenerator random)
            throws SampleException {
        try {
            return pipeline.apply(planes, random);
        } catch (SampleException e) {
            throw new SampleException(excerpt.file() + " " + e.getMessage(), e);
        }
    }
}
