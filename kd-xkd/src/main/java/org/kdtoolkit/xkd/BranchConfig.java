package org.kdtoolkit.xkd;

import java.util.List;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.distill.Course;

/** What the training of one modality is told; the two differ in their defaults. */
sealed interface BranchConfig permits VideoConfig, AudioConfig {

    String modality();

    String globalView();

    String localView();

    int localViews();

    double maskRatio();

    Course teacherTemperature();

    Course momentum();

    double centerMomentum();

    /** The views that it reads. */
    default List<ViewRequest> views() {
        return List.of(
                new ViewRequest(modality(), globalView(), 1),
                new ViewRequest(modality(), localView(), localViews()));
    }
}
