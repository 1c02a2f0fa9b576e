package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;

/** The {@link VisionTransformer}s that configurations describe. */
final class VitFamily {

    private static final int CUBOID_AXES = 3;
    private static final int SPECTROGRAM_AXES = 2;

    private VitFamily() {}

    static Backbone create(VideoVitConfig configuration, BackboneContext context) {
        checkInput(configuration, context.input());
        return create(
                new Cuboids(configuration.patch()),
                size(configuration),
                configuration.classToken(),
                context);
    }

    static Backbone create(AudioVitConfig configuration, BackboneContext context) {
        checkInput(configuration, context.input());
        return create(
                new SpectrogramPatches(configuration.patch()),
                size(configuration),
                configuration.classToken(),
                context);
    }

    private static Backbone create(
            PatchForm form, TransformerSize size, boolean classToken, BackboneContext context) {
        PatchEmbedding embedding =
                new PatchEmbedding(form, context.input(), size.width(), classToken);
        return VitEncoder.of(new VisionTransformer(embedding, size, context.classes()), context);
    }

    static void checkInput(VideoVitConfig configuration, Shape input) {
        checkSize("video-vit", size(configuration));
        if (configuration.patch().size() != CUBOID_AXES) {
            throw new ConfigurationException(
                    "'patch' of video-vit needs frames, height and width, such as [4, 16, 16], found %s"
                            .formatted(configuration.patch()));
        }
        boolean known = known(input);
        if (!known || input.dimension() < 3 || input.dimension() > 4) {
            throw new ConfigurationException(
                    "video-vit takes clips [channels, time, height, width] or pictures [channels, height, width], all of one size; the modality has the shape %s"
                            .formatted(input));
        }
        Shape sizes = Cuboids.clip(input).slice(1);
        if (!PatchForm.fit(sizes, configuration.patch())) {
            throw new ConfigurationException(
                    "video-vit cuts clips of %s (frames, height, width) into patches of %s, which don't divide them; change 'patch' or the modality's size, a picture is a clip of one frame"
                            .formatted(by(sizes), by(configuration.patch())));
        }
    }

    static void checkInput(AudioVitConfig configuration, Shape input) {
        checkSize("audio-vit", size(configuration));
        if (configuration.patch().size() != SPECTROGRAM_AXES) {
            throw new ConfigurationException(
                    "'patch' of audio-vit needs bands and frames, such as [4, 16], found %s"
                            .formatted(configuration.patch()));
        }
        if (!known(input) || input.dimension() != 3 || input.get(0) != 1) {
            throw new ConfigurationException(
                    "audio-vit takes log-mel spectrograms [1, time, mel], all of one size; the modality has the shape %s"
                            .formatted(input));
        }
        Shape sizes = new Shape(input.get(2), input.get(1));
        if (!PatchForm.fit(sizes, configuration.patch())) {
            throw new ConfigurationException(
                    "audio-vit cuts spectrograms of %s (bands, frames) into patches of %s, which don't divide them; change 'patch' or the modality's log-mel"
                            .formatted(by(sizes), by(configuration.patch())));
        }
    }

    static List<String> stages(VideoVitConfig configuration) {
        return TransformerTrunk.names(size(configuration).depth());
    }

    static List<String> stages(AudioVitConfig configuration) {
        return TransformerTrunk.names(size(configuration).depth());
    }

    private static TransformerSize size(VideoVitConfig c) {
        return size(c.size(), c.width(), c.depth(), c.heads());
    }

    private static TransformerSize size(AudioVitConfig c) {
        return size(c.size(), c.width(), c.depth(), c.heads());
    }

    private static TransformerSize size(
            VitSize published,
            Optional<Integer> width,
            Optional<Integer> depth,
            Optional<Integer> heads) {
        TransformerSize blocks = published.blocks();
        return new TransformerSize(
                width.orElse(blocks.width()),
                depth.orElse(blocks.depth()),
                heads.orElse(blocks.heads()));
    }

    private static void checkSize(String name, TransformerSize size) {
        if (size.width() % size.heads() != 0) {
            throw new ConfigurationException(
                    "%s has a width of %d, which is no multiple of its %d heads; change 'width' or 'heads'"
                            .formatted(name, size.width(), size.heads()));
        }
    }

    private static boolean known(Shape input) {
        return LongStream.of(input.getShape()).allMatch(size -> size > 0);
    }

    private static String by(Shape sizes) {
        return LongStream.of(sizes.getShape())
                .mapToObj(Long::toString)
                .collect(Collectors.joining("x"));
    }

    private static String by(List<Integer> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
