package org.kdtoolkit.models;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.kdtoolkit.api.model.Blueprint;
import org.kdtoolkit.api.model.WeightShapes;

/**
 * Knows {@link VisionTransformer}s by their weights. These tell width, depth, the number of values
 * in a patch and that of patches; heads, and the sides of patches and inputs, are those that were
 * published with such numbers, or else some that go with them.
 *
 * @param weights of a file, under a network's own names or the shortened ones
 */
record VitRecognition(WeightShapes weights) {

    private static final int COLOURS = 3;
    private static final int PUBLISHED_HEAD = 64;
    private static final List<Integer> PUBLISHED_CUBOID = List.of(4, 16, 16);
    private static final List<Integer> PUBLISHED_PATCH = List.of(4, 16);
    private static final String POSITIONS = "enc_pos_embed";

    static Optional<Blueprint> video(WeightShapes weights) {
        return new VitRecognition(weights).video();
    }

    static Optional<Blueprint> audio(WeightShapes weights) {
        return new VitRecognition(weights).audio();
    }

    private Optional<Blueprint> video() {
        Optional<Shape> layer = layer("cuboid_embed.proj.weight");
        if (layer.isEmpty() || size(POSITIONS, 1).isEmpty() || isAudiosOwn()) {
            return Optional.empty();
        }
        int values = Math.toIntExact(layer.get().get(1));
        int channels = values % COLOURS == 0 ? COLOURS : 1;
        List<Integer> patch = cuboid(values / channels);
        TransformerSize size = blocks(Math.toIntExact(layer.get().get(0)));
        Optional<VitSize> published = published(size);
        return Optional.of(
                new Blueprint(
                        new VideoVitConfig(
                                published.orElse(VitSize.TINY),
                                own(published, size.width()),
                                own(published, size.depth()),
                                own(published, size.heads()),
                                patch,
                                hasClassToken()),
                        new Shape(channels, patches() * patch.get(0), patch.get(1), patch.get(2)),
                        classes()));
    }

    /** Whether the names are those of an audio encoder: the layer's is short there as it is. */
    private boolean isAudiosOwn() {
        return weights.has("patch_embed.proj.weight") && weights.has(POSITIONS);
    }

    private Optional<Blueprint> audio() {
        Optional<Shape> layer = layer("patch_embed.proj.weight");
        if (layer.isEmpty() || size(POSITIONS, 1).isEmpty()) {
            return Optional.empty();
        }
        List<Integer> patch = rectangle(Math.toIntExact(layer.get().get(1)));
        TransformerSize size = blocks(Math.toIntExact(layer.get().get(0)));
        Optional<VitSize> published = published(size);
        return Optional.of(
                new Blueprint(
                        new AudioVitConfig(
                                published.orElse(VitSize.TINY),
                                own(published, size.width()),
                                own(published, size.depth()),
                                own(published, size.heads()),
                                patch,
                                hasClassToken()),
                        new Shape(1, patches() * patch.get(1), patch.get(0)),
                        classes()));
    }

    /** The shape of the layer that reads patches, which is no convolution. */
    private Optional<Shape> layer(String name) {
        boolean known = size(name, 0).isPresent() && size(name, 1).isPresent();
        return known
                ? Optional.of(new Shape(size(name, 0).getAsInt(), size(name, 1).getAsInt()))
                        .filter(shape -> size(name, 2).isEmpty())
                : Optional.empty();
    }

    private OptionalInt size(String own, int axis) {
        OptionalInt size = weights.size(own, axis);
        return size.isPresent() ? size : weights.size(VitNames.shortened(own), axis);
    }

    private boolean hasClassToken() {
        return weights.has("cls_token");
    }

    private long patches() {
        int tokens = size(POSITIONS, 1).orElseThrow();
        return Math.max(1, hasClassToken() ? tokens - 1 : tokens);
    }

    private int classes() {
        return weights.size(VisionTransformer.HEAD + ".weight", 0).orElse(1);
    }

    private TransformerSize blocks(int width) {
        int depth =
                (int) IntStream.iterate(0, block -> block + 1).takeWhile(this::hasBlock).count();
        int heads = width % PUBLISHED_HEAD == 0 ? width / PUBLISHED_HEAD : 1;
        return new TransformerSize(width, Math.max(1, depth), heads);
    }

    private boolean hasBlock(int block) {
        return size("encoder." + TransformerTrunk.name(block) + ".norm1.weight", 0).isPresent();
    }

    private static Optional<VitSize> published(TransformerSize size) {
        return Arrays.stream(VitSize.values())
                .filter(published -> published.blocks().equals(size))
                .findFirst();
    }

    private static Optional<Integer> own(Optional<VitSize> published, int number) {
        return published.isPresent() ? Optional.empty() : Optional.of(number);
    }

    /** Sides of so many pixels: the published ones, or the largest square. */
    private static List<Integer> cuboid(int volume) {
        if (volume == PUBLISHED_CUBOID.stream().reduce(1, Math::multiplyExact)) {
            return PUBLISHED_CUBOID;
        }
        int side = (int) Math.sqrt(volume);
        while (volume % (side * side) != 0) {
            side--;
        }
        return List.of(volume / (side * side), side, side);
    }

    /** Sides of so many values: the published ones, or the nearest to a square. */
    private static List<Integer> rectangle(int area) {
        if (area == PUBLISHED_PATCH.stream().reduce(1, Math::multiplyExact)) {
            return PUBLISHED_PATCH;
        }
        int side = (int) Math.sqrt(area);
        while (area % side != 0) {
            side--;
        }
        return List.of(side, area / side);
    }
}
