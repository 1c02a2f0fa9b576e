package org.kdtoolkit.api.modality;

import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.TensorCache;

/** What {@link DatasetContext#of} makes. */
record DatasetSurroundings(Faults faults, TensorCache cache, ModalityFactory modalities)
        implements DatasetContext {}
