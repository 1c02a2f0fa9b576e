package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;

/**
 * What all trials of an experiment share.
 *
 * @param config the experiment
 * @param registry finds providers
 * @param dataset the samples
 * @param faults takes samples that can't be read
 * @param teachers what is distilled from, by name
 * @param teacherMetrics the teachers' own accuracy under names such as {@code test/top1}; with
 *     several teachers {@code audio/test/top1}
 * @param tasks what students are judged by
 * @param manager owns the arrays of all trials, on the device that they run on
 */
public record TrialSetup(
        ExperimentConfig config,
        Registry registry,
        Dataset dataset,
        Faults faults,
        Map<String, Teacher> teachers,
        Map<String, Double> teacherMetrics,
        List<Evaluator> tasks,
        NDManager manager) {}
