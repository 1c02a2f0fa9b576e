package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * What whole methods are told when they are created.
 *
 * @param student the layout of the student's feature map
 * @param teachers what each teacher offers, by name; empty where there is none
 * @param classes the number of classes C
 * @param trainingSamples how many samples the student learns from; their indices are below it
 * @param manager owns the method's arrays; its engine's random numbers initialise them
 */
public record MethodContext(
        FeatureMapShape student,
        Map<String, TeacherShape> teachers,
        int classes,
        int trainingSamples,
        NDManager manager) {}
