package org.kdtoolkit.models;

/** The published sizes of vision transformers. */
public enum VitSize {
    /** 192 wide, 12 blocks deep, 3 heads. */
    TINY(192, 12, 3),

    /** 384 wide, 12 blocks deep, 6 heads. */
    SMALL(384, 12, 6),

    /** 768 wide, 12 blocks deep, 12 heads. */
    BASE(768, 12, 12),

    /** 1024 wide, 24 blocks deep, 16 heads. */
    LARGE(1024, 24, 16);

    private final TransformerSize blocks;

    VitSize(int width, int depth, int heads) {
        this.blocks = new TransformerSize(width, depth, heads);
    }

    TransformerSize blocks() {
        return blocks;
    }
}
