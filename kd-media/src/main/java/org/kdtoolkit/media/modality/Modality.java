package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.formats.numpy.NpyDecoder;
import org.kdtoolkit.media.ffmpeg.Ffmpeg;
import org.kdtoolkit.media.picture.ImageDecoder;
import org.kdtoolkit.media.sound.AudioDecoder;
import org.kdtoolkit.media.spectrogram.LogMel;

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
     * @param cache keeps what takes longer to decode than to read back: images, resampled sound,
     *     spectrograms before they are masked, and clips in fixed views
     * @throws ConfigurationException if its transforms don't give clips of its size
     */
    public static Modality of(String name, ModalityConfig config, TensorCache cache) {
        return new Modality(name, config.column().orElse(name), reader(name, config, cache));
    }

    /**
     * The shapes of modalities, without a file to be read.
     *
     * @throws ConfigurationException if the transforms of one don't give clips of its size
     */
    public static Map<String, Optional<Shape>> outline(Map<String, ModalityConfig> configurations) {
        Map<String, Optional<Shape>> shapes = new LinkedHashMap<>();
        configurations.forEach(
                (name, config) -> {
                    try (MediaReader reader = reader(name, config, TensorCache.none())) {
                        shapes.put(name, Optional.of(reader.shape()));
                    }
                });
        return shapes;
    }

    private static MediaReader reader(String name, ModalityConfig config, TensorCache cache) {
        if (config instanceof ModalityConfig.Image image) {
            return new CachedReader(
                    new WholeFile(new ImageDecoder(image.imageSize(), image.normalization())),
                    (excerpt, subset) -> withDecoder(image.withColumn("").toString()),
                    cache);
        }
        if (config instanceof ModalityConfig.Audio audio) {
            return audio(audio, cache);
        }
        if (config instanceof ModalityConfig.Embedding embedding) {
            return new WholeFile(new NpyDecoder(new Shape(embedding.width().orElse(-1))));
        }
        ClipReader clips = new ClipReader(name, (ModalityConfig.Video) config);
        return new CachedReader(
                clips, (excerpt, subset) -> withDecoder(clips.description(subset)), cache);
    }

    private static Optional<String> withDecoder(String recipe) {
        return Optional.of(recipe + " FFmpeg " + Ffmpeg.version());
    }

    private static MediaReader audio(ModalityConfig.Audio config, TensorCache cache) {
        MediaReader reader =
                config.logMel().isPresent()
                        ? new SpectrogramReader(
                                sound(config),
                                new LogMel(
                                        config.sampleRate().orElseThrow(), config.logMel().get()))
                        : new SoundReader(sound(config));
        MediaReader cached = new CachedReader(reader, new SoundRecipe(config), cache);
        return config.specAugment().isPresent()
                ? new MaskedReader(cached, config.specAugment().get())
                : cached;
    }

    /** Reads the sound itself, [samples]. */
    public static AudioDecoder sound(ModalityConfig.Audio config) {
        return new AudioDecoder(
                config.sampleRate().map(OptionalInt::of).orElse(OptionalInt.empty()),
                config.samples().map(OptionalInt::of).orElse(OptionalInt.empty()));
    }
}
