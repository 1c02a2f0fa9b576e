package org.kdtoolkit.media.modality;

import java.util.SplittableRandom;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.clip.PicturePipeline;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * Checks that pictures come out of transforms as large as a modality's tensors are said to be.
 *
 * @param modality its name
 * @param of whose transforms they are, as in "the transforms of ..."
 */
record FinalSize(String modality, String of) {

    /** The picture that a configuration is tried with, as large as a common video's. */
    private static final ImageSize TRIED = new ImageSize(480, 640);

    /** Of the transforms of a key of the modality. */
    static String key(String key) {
        return "'%s'".formatted(key);
    }

    /** Of the transforms of a view. */
    static String view(String name) {
        return "the view '%s'".formatted(name);
    }

    /**
     * Tries transforms, of which those that don't resize begin with the size.
     *
     * @throws ConfigurationException if another size comes out
     */
    void require(PicturePipeline pipeline, ImageSize size) {
        ImageSize before = pipeline.resizes() ? TRIED : size;
        try {
            ImageSize found = pipeline.size(before, new SplittableRandom(0));
            if (!found.equals(size)) {
                throw problem(
                        "make frames of %d x %d pixels; they must end with %d x %d, as 'size' says"
                                .formatted(
                                        found.height(),
                                        found.width(),
                                        size.height(),
                                        size.width()));
            }
        } catch (SampleException e) {
            throw problem("don't fit each other: " + e.getMessage());
        }
    }

    private ConfigurationException problem(String what) {
        return new ConfigurationException(
                "modality '%s': the transforms of %s %s".formatted(modality, of, what));
    }
}
