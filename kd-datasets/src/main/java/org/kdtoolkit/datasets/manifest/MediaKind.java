package org.kdtoolkit.datasets.manifest;

/** What the files of a modality hold. */
public enum MediaKind {
    /** PNG, JPEG, BMP or GIF images. */
    IMAGE,
    /** WAV sound. */
    AUDIO,
    /** Vectors in {@code .npy} files. */
    EMBEDDING
}
