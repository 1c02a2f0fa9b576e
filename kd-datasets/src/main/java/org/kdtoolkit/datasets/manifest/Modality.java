package org.kdtoolkit.datasets.manifest;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.datasets.media.Decoder;
import org.kdtoolkit.datasets.media.ImageDecoder;
import org.kdtoolkit.datasets.media.ImageSize;
import org.kdtoolkit.datasets.media.Normalization;
import org.kdtoolkit.datasets.media.NpyDecoder;
import org.kdtoolkit.datasets.media.WavDecoder;

/**
 * A modality, ready to be read.
 *
 * @param name its name
 * @param column the column of its files' paths
 * @param decoder reads a file
 */
record Modality(String name, String column, Decoder decoder) {

    static Modality of(String name, ModalityConfig config) {
        Decoder decoder =
                switch (config.kind()) {
                    case IMAGE -> image(name, config);
                    case AUDIO -> audio(name, config);
                    case EMBEDDING -> embedding(name, config);
                };
        return new Modality(name, config.column().orElse(name), decoder);
    }

    private static Decoder image(String name, ModalityConfig config) {
        refuse(name, config, audioKeys(config), embeddingKeys(config));
        int channels = config.channels().orElse(3);
        if (channels == 2) {
            throw problem(name, "'channels' must be 1 or 3, found 2");
        }
        Normalization none = Normalization.none(channels);
        List<Double> mean = config.mean().orElse(none.mean());
        List<Double> deviation = config.std().orElse(none.deviation());
        if (mean.size() != channels || deviation.size() != channels) {
            throw problem(
                    name,
                    "'mean' and 'std' must have %d values, one for each channel, found %d and %d"
                            .formatted(channels, mean.size(), deviation.size()));
        }
        return new ImageDecoder(
                config.size().map(size -> imageSize(name, size)),
                new Normalization(mean, deviation));
    }

    private static ImageSize imageSize(String name, List<Integer> size) {
        if (size.size() != 2) {
            throw problem(name, "'size' must be [height, width], found " + size);
        }
        return new ImageSize(size.get(0), size.get(1));
    }

    private static Decoder audio(String name, ModalityConfig config) {
        refuse(name, config, imageKeys(config), embeddingKeys(config));
        return new WavDecoder(optionalInt(config.sampleRate()), optionalInt(config.samples()));
    }

    private static Decoder embedding(String name, ModalityConfig config) {
        refuse(name, config, imageKeys(config), audioKeys(config));
        return new NpyDecoder(new Shape(config.width().orElse(-1)));
    }

    private static List<String> imageKeys(ModalityConfig config) {
        List<String> keys = new ArrayList<>();
        config.size().ifPresent(value -> keys.add("size"));
        config.channels().ifPresent(value -> keys.add("channels"));
        config.mean().ifPresent(value -> keys.add("mean"));
        config.std().ifPresent(value -> keys.add("std"));
        return keys;
    }

    private static List<String> audioKeys(ModalityConfig config) {
        List<String> keys = new ArrayList<>();
        config.sampleRate().ifPresent(value -> keys.add("sample-rate"));
        config.samples().ifPresent(value -> keys.add("samples"));
        return keys;
    }

    private static List<String> embeddingKeys(ModalityConfig config) {
        return config.width().map(value -> List.of("width")).orElse(List.of());
    }

    private static void refuse(
            String name, ModalityConfig config, List<String> some, List<String> others) {
        List<String> keys = new ArrayList<>(some);
        keys.addAll(others);
        if (!keys.isEmpty()) {
            throw problem(
                    name,
                    "a modality of kind %s takes no '%s'"
                            .formatted(
                                    config.kind().name().toLowerCase(Locale.ROOT),
                                    String.join("', '", keys)));
        }
    }

    private static ConfigurationException problem(String name, String what) {
        return new ConfigurationException("modality '%s': %s".formatted(name, what));
    }

    private static OptionalInt optionalInt(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
