package org.kdtoolkit.models;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The published depths of a {@link ResNet}. */
public enum ResNetDepth {
    /** 18 layers. */
    RESNET18(18, ResNetPath.BASIC, List.of(2, 2, 2, 2)),

    /** 34 layers. */
    RESNET34(34, ResNetPath.BASIC, List.of(3, 4, 6, 3)),

    /** 50 layers, with bottlenecks. */
    RESNET50(50, ResNetPath.BOTTLENECK, List.of(3, 4, 6, 3));

    private final int layers;
    private final ResNetPath path;
    private final List<Integer> blocks;

    ResNetDepth(int layers, ResNetPath path, List<Integer> blocks) {
        this.layers = layers;
        this.path = path;
        this.blocks = blocks;
    }

    /** The depth of so many layers, if it was published. */
    public static Optional<ResNetDepth> of(int layers) {
        return Arrays.stream(values()).filter(depth -> depth.layers == layers).findFirst();
    }

    ResNetPath path() {
        return path;
    }

    /** How many blocks each stage has. */
    List<Integer> blocks() {
        return blocks;
    }
}
