package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * What filters, objectives and methods are told when they are created.
 *
 * @param studentWidth the width D of the student's feature map and embedding
 * @param teacher what the teacher offers, after any projection; empty where there is no teacher
 * @param classes the number of classes C
 * @param trainingSamples how many samples the student learns from
 * @param manager owns the component's arrays; its engine's random numbers initialise them
 */
public record DistillerContext(
        int studentWidth,
        Optional<TeacherShape> teacher,
        int classes,
        int trainingSamples,
        NDManager manager) {}
