package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * What filters and objectives are told when they are created.
 *
 * @param student the layout of the student's feature map
 * @param teacher what arrives from the teacher, or from the filter before an objective; a feature
 *     map only if its grid has as many axes as the student's
 * @param classes the number of classes C
 * @param trainingSamples how many samples the student learns from; their indices are below it
 * @param manager owns the component's arrays; its engine's random numbers initialise them
 */
public record DistillerContext(
        FeatureMapShape student,
        TeacherShape teacher,
        int classes,
        int trainingSamples,
        NDManager manager) {

    /** The width D of the student's feature map and embedding. */
    public int studentWidth() {
        return student.width();
    }
}
