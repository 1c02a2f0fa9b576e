package org.kdtoolkit.train.track.tensorboard;

/** The keys of the tracker {@code tensorboard}: none. */
public record TensorBoardConfig() {}
