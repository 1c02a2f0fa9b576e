package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;

/** What a {@link DistillerContext.Builder} has collected. */
record DistillerSurroundings(
        FeatureMapShape student,
        Map<String, FeatureMapShape> studentStages,
        Map<String, TeacherShape> teachers,
        int classes,
        TargetKind targetKind,
        int trainingSamples,
        int batchSize,
        NDManager manager)
        implements DistillerContext {

    /** Copies the maps, in their order. */
    DistillerSurroundings {
        studentStages = Collections.unmodifiableMap(new LinkedHashMap<>(studentStages));
        teachers = Collections.unmodifiableMap(new LinkedHashMap<>(teachers));
    }
}
