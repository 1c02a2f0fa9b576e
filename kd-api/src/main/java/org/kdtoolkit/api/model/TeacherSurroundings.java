package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnMissing;

/** What a {@link TeacherContext.Builder} has collected. */
record TeacherSurroundings(
        Dataset dataset,
        String modality,
        OnMissing onMissing,
        Faults faults,
        BackboneFactory backbones,
        boolean asksForStages,
        boolean asksForDrawnViews,
        NDManager manager)
        implements TeacherContext {}
