package org.kdtoolkit.bench;

import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.train.config.Precision;

/**
 * What is trained, and the made-up samples that it learns from.
 *
 * @param backbone the name of the student's provider
 * @param settings the student's configuration
 * @param input the shape of a sample
 * @param classes the number of classes C
 * @param teacherWidth the width Dt of what the teacher says
 * @param samples how many an epoch has
 * @param batch how many a step has
 * @param precision what the student computes with
 * @param labelSmoothing the share of a label that is spread over all classes in the class loss
 */
record Workload(
        String backbone,
        Record settings,
        Shape input,
        int classes,
        int teacherWidth,
        int samples,
        int batch,
        Precision precision,
        double labelSmoothing) {}
