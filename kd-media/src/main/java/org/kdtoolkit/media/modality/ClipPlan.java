package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.clip.ClipPipeline;
import org.kdtoolkit.media.clip.ClipSampling;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.clip.PicturePipeline;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;

/**
 * How the videos of a subset are looked at.
 *
 * @param sampling which clips are cut
 * @param pipeline what their frames become
 */
record ClipPlan(ClipSampling sampling, ClipPipeline pipeline) {

    /** One clip at random, of which a random part is seen, maybe mirrored. */
    static ClipPlan toLearnFrom(VideoConfig config) {
        return of(
                config,
                config.train(),
                new ClipSampling.Random(),
                List.of(
                        new FrameTransform.RandomResizedCrop(
                                config.size(), 0.25, 1, 3.0 / 4, 4.0 / 3),
                        new FrameTransform.Flip(0.5)));
    }

    /** Three clips, resized, of which the middle is seen. */
    static ClipPlan toValidate(VideoConfig config) {
        return of(config, config.validation(), new ClipSampling.Even(3), middle(config));
    }

    /** Clips up to the end, resized, of which the middle is seen. */
    static ClipPlan toTest(VideoConfig config) {
        return of(
                config, config.test(), new ClipSampling.Sliding(Optional.empty()), middle(config));
    }

    /** Which clips are cut, and what they become, for a cache. */
    Recipe recipe() {
        return Recipe.of("plan")
                .with("sampling", sampling.recipe())
                .with("pipeline", pipeline.recipe());
    }

    private static List<FrameTransform> middle(VideoConfig config) {
        return List.of(
                new FrameTransform.Resize(config.size()),
                new FrameTransform.CentreCrop(config.size()));
    }

    private static ClipPlan of(
            VideoConfig config,
            ClipConfig chosen,
            ClipSampling sampling,
            List<FrameTransform> steps) {
        return new ClipPlan(
                chosen.clips().orElse(sampling),
                new ClipPipeline(
                        chosen.transforms().orElse(steps),
                        new Normalization(config.mean(), config.std())));
    }

    /**
     * Checks that frames come out as large as clips are said to be.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if they do not
     */
    void requireSize(String modality, String of, int size) {
        new FinalSize(modality, of)
                .require(new PicturePipeline(pipeline.steps()), new ImageSize(size, size));
    }
}
