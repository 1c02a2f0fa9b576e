package org.kdtoolkit.datasets.modality;

import ai.djl.ndarray.types.Shape;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.datasets.media.AudioDecoder;
import org.kdtoolkit.datasets.media.ImageDecoder;
import org.kdtoolkit.datasets.media.NpyDecoder;
import org.kdtoolkit.datasets.sound.LogMel;

/**
 * A modality, ready to be read.
 *
 * @param name its name
 * @param column the column of its files' paths
 * @param reader reads a file
 */
public record Modality(String name, String column, MediaReader reader) {

    /**
     * Prepares a modality.
     *
     * @throws ConfigurationException if its transforms don't give clips of its size
     */
    public static Modality of(String name, ModalityConfig config) {
        return new Modality(name, config.column().orElse(name), reader(name, config));
    }

    private static MediaReader reader(String name, ModalityConfig config) {
        if (config instanceof ModalityConfig.Image image) {
            return new WholeFile(new ImageDecoder(image.imageSize(), image.normalization()));
        }
        if (config instanceof ModalityConfig.Audio audio) {
            return audio(audio);
        }
        if (config instanceof ModalityConfig.Embedding embedding) {
            return new WholeFile(new NpyDecoder(new Shape(embedding.width().orElse(-1))));
        }
        return new ClipReader(name, (ModalityConfig.Video) config);
    }

    private static MediaReader audio(ModalityConfig.Audio config) {
        return config.logMel().isPresent()
                ? new SpectrogramReader(
                        sound(config),
                        new LogMel(config.sampleRate().orElseThrow(), config.logMel().get()),
                        config.specAugment())
                : new SoundReader(sound(config));
    }

    /** Reads the sound itself, [samples]. */
    public static AudioDecoder sound(ModalityConfig.Audio config) {
        return new AudioDecoder(
                config.sampleRate().map(OptionalInt::of).orElse(OptionalInt.empty()),
                config.samples().map(OptionalInt::of).orElse(OptionalInt.empty()));
    }
}
