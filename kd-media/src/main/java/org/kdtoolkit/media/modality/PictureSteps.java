package org.kdtoolkit.media.modality;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.modality.PreprocessingStep;
import org.kdtoolkit.media.pixels.Normalization;

/** What is done to pictures, told so that another program can do the same. */
final class PictureSteps {

    private static final PreprocessingStep DECODE =
            PreprocessingStep.of(
                            "decode",
                            "Decode the file to grey, or to red, green and blue, and divide by the greatest value of its 8 or 16 bits. Transparency, colour profiles and gamma are passed over: the colour below a transparent pixel is taken as it is. A JPEG's colours are made of luma and chroma after JFIF, chroma between its pixels being interpolated linearly, and are not rounded to whole numbers; CMYK is inverted, and becomes C K, M K and Y K.")
                    .with("minimum", 0)
                    .with("maximum", 1);

    private static final PreprocessingStep TURN =
            PreprocessingStep.of(
                    "orient",
                    "Turn and mirror the picture as its EXIF orientation says (Pillow: ImageOps.exif_transpose).");

    private PictureSteps() {}

    static List<PreprocessingStep> of(ImageConfig config) {
        List<PreprocessingStep> steps = new ArrayList<>(List.of(DECODE, TURN));
        config.size().ifPresent(size -> steps.add(resize(size.get(0), size.get(1))));
        steps.add(config.channels() == 1 ? grey() : colour());
        steps.addAll(normalise(config.normalization()));
        steps.add(
                PreprocessingStep.of("order", "The array is [channels, height, width].")
                        .with("channels", config.channels()));
        return List.copyOf(steps);
    }

    private static PreprocessingStep resize(int height, int width) {
        return Resizes.bilinear(
                        "Resize to %d x %d (height x width), whatever the proportion"
                                .formatted(height, width))
                .with("height", height)
                .with("width", width);
    }

    private static PreprocessingStep grey() {
        return PreprocessingStep.of(
                        "grey",
                        "Make grey of colours: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601), not rounded, where Pillow's convert('L') rounds. Grey stays as it is.")
                .with("weights", 0.299, 0.587, 0.114);
    }

    private static PreprocessingStep colour() {
        return PreprocessingStep.of(
                "colour", "Repeat grey three times, for red, green and blue. Colours stay as they are.");
    }

    /** Nothing where nothing is changed. */
    static List<PreprocessingStep> normalise(Normalization normalization) {
        if (normalization.equals(Normalization.none(normalization.channels()))) {
            return List.of();
        }
        return List.of(
                PreprocessingStep.of(
                                "normalise",
                                "Subtract the mean from each channel, whose values are from 0 to 1, and divide it by the deviation.")
                        .with("mean", normalization.mean())
                        .with("deviation", normalization.deviation()));
    }
}
