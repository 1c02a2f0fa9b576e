package org.kdtoolkit.onnx.teacher;

import java.util.Optional;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.media.modality.ImageConfig;
import org.kdtoolkit.media.modality.VideoConfig;
import org.kdtoolkit.media.pixels.Normalization;

/**
 * Turns a modality's pixels back into the whole numbers from 0 to 255 that they were made of.
 *
 * @param normalization what the modality did to values from 0 to 1; empty for nothing
 */
record BytePixels(Optional<Normalization> normalization) {

    private static final float MOST = 255;

    /** What is left of a whole number after it went through the modality and back. */
    private static final float ROUNDING = 0.01f;

    /** Those of a modality. */
    static BytePixels of(Optional<ModalitySpec> files) {
        return new BytePixels(files.map(ModalitySpec::settings).flatMap(BytePixels::normalization));
    }

    private static Optional<Normalization> normalization(Record settings) {
        if (settings instanceof ImageConfig image) {
            Normalization none = Normalization.none(image.channels());
            return Optional.of(
                    new Normalization(
                            image.mean().orElse(none.mean()),
                            image.std().orElse(none.deviation())));
        }
        if (settings instanceof VideoConfig video) {
            return Optional.of(new Normalization(video.mean(), video.std()));
        }
        return Optional.empty();
    }

    /**
     * Turns values back.
     *
     * @param values [C, ...]
     * @return values of 0 to 255 in the same order; empty if one is no whole number
     */
    Optional<float[]> whole(float[] values) {
        float[] whole = new float[values.length];
        int channels = normalization.map(Normalization::channels).orElse(1);
        int plane = values.length / channels;
        for (int i = 0; i < values.length; i++) {
            double plain = values[i];
            if (normalization.isPresent()) {
                int channel = Math.min(i / plane, channels - 1);
                Normalization undone = normalization.get();
                plain = plain * undone.deviation().get(channel) + undone.mean().get(channel);
            }
            double value = plain * MOST;
            whole[i] = Math.round(value);
            if (!(Math.abs(value - whole[i]) <= ROUNDING) || whole[i] < 0 || whole[i] > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(whole);
    }
}
