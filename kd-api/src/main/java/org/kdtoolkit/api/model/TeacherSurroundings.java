package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.modality.ModalitySpec;

/** What a {@link TeacherContext.Builder} has collected. */
record TeacherSurroundings(
        Dataset dataset,
        String modality,
        Optional<ModalitySpec> files,
        OnMissing onMissing,
        Faults faults,
        BackboneFactory backbones,
        boolean asksForStages,
        boolean asksForDrawnViews,
        OptionalInt seed,
        NDManager manager)
        implements TeacherContext {}
