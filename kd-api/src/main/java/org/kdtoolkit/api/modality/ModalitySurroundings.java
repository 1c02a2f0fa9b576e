package org.kdtoolkit.api.modality;

import org.kdtoolkit.api.data.TensorCache;

/** What {@link ModalityContext#of} makes. */
record ModalitySurroundings(String name, TensorCache cache) implements ModalityContext {}
