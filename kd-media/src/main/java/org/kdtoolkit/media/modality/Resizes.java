package org.kdtoolkit.media.modality;

import org.kdtoolkit.api.modality.PreprocessingStep;

/** How resizing is told. */
final class Resizes {

    private Resizes() {}

    /**
     * Resizing as {@link org.kdtoolkit.media.pixels.Resampling#bilinear} does.
     *
     * @param what is made of a picture, as the beginning of a sentence
     */
    static PreprocessingStep bilinear(String what) {
        return PreprocessingStep.of(
                        "resize",
                        what
                                + ": bilinear with averaging, first along rows and then along columns, in float32 and without rounding to whole numbers in between or afterwards. That is Pillow's resize(..., Image.BILINEAR) of each channel as an image of mode 'F', and PyTorch's interpolate(mode='bilinear', antialias=True, align_corners=False); Pillow's resize of mode 'L' or 'RGB' rounds after each direction.")
                .with("filter", "bilinear")
                .with("antialias", "true")
                .with("rounding", "none");
    }
}
