package org.kdtoolkit.api.data;

/** What {@link DatasetContext#of} makes. */
record DatasetSurroundings(Faults faults, TensorCache cache) implements DatasetContext {}
