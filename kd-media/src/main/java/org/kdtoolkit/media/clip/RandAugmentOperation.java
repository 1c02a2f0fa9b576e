package org.kdtoolkit.media.clip;

import java.util.List;
import java.util.function.UnaryOperator;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;

/** What {@link RandAugment} chooses from. */
enum RandAugmentOperation {
    IDENTITY,
    SHEAR_X,
    SHEAR_Y,
    TRANSLATE_X,
    TRANSLATE_Y,
    ROTATE,
    BRIGHTNESS,
    COLOUR,
    CONTRAST,
    SHARPNESS,
    POSTERIZE,
    SOLARIZE,
    AUTO_CONTRAST,
    EQUALIZE;

    private static final double MOST_SHEAR = 0.3;
    private static final double MOST_TRANSLATION = 150.0 / 331;
    private static final double MOST_DEGREES = 30;
    private static final double MOST_CHANGE = 0.9;
    private static final int MOST_BITS_LOST = 4;

    /**
     * The operation at a strength.
     *
     * @param strength from 0 to 1
     * @param sign 1 or -1, for what goes two ways
     */
    DrawnTransform at(double strength, int sign, ImageSize frame) {
        double signed = sign * strength;
        float factor = (float) (1 + MOST_CHANGE * signed);
        int bits = 8 - (int) Math.rint(MOST_BITS_LOST * strength);
        return switch (this) {
            case IDENTITY -> new Composed(List.of());
            case SHEAR_X -> AffineWarp.horizontalShear(MOST_SHEAR * signed, 0);
            case SHEAR_Y -> AffineWarp.verticalShear(MOST_SHEAR * signed, 0);
            case TRANSLATE_X ->
                    AffineWarp.translation((int) (MOST_TRANSLATION * frame.width() * signed), 0, 0);
            case TRANSLATE_Y ->
                    AffineWarp.translation(
                            0, (int) (MOST_TRANSLATION * frame.height() * signed), 0);
            case ROTATE -> AffineWarp.rotation(frame, MOST_DEGREES * signed, 0);
            case BRIGHTNESS -> colours(planes -> ColourChange.brighter(planes, factor));
            case COLOUR -> colours(planes -> ColourChange.saturated(planes, factor));
            case CONTRAST -> colours(planes -> ColourChange.contrasted(planes, factor));
            case SHARPNESS -> colours(planes -> ColourChange.sharpened(planes, factor));
            case POSTERIZE -> colours(planes -> Levels.posterized(planes, bits));
            case SOLARIZE -> colours(planes -> Levels.solarized(planes, (float) (1 - strength)));
            case AUTO_CONTRAST -> colours(Levels::stretched);
            case EQUALIZE -> colours(Levels::equalized);
        };
    }

    private static DrawnTransform colours(UnaryOperator<Planes> change) {
        return new ColourChange(List.of(change));
    }
}
