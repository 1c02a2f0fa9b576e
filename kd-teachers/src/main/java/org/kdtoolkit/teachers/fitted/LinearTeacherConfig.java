package org.kdtoolkit.teachers.fitted;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * The configuration of a linear classifier that is fitted when it is opened.
 *
 * @param seed where each trial's seed has samples of its own, the teacher draws from that seed too
 */
public record LinearTeacherConfig(
        @Doc("how its weights follow gradients") @Default("{type: sgd}") FitConfig optimizer,
        @Doc("passes through the training samples that have labels")
                @Default("100")
                @Range(min = 1, max = 1_000_000)
                int epochs,
        @Doc("samples a step; from the number of training samples on, each step sees all")
                @Default("256")
                @Range(min = 1, max = 1 << 24)
                int batchSize,
        @Doc(
                        "how its weights begin: 'torch' uniform in ±1/sqrt(columns), the bias too,"
                                + " or 'glorot' uniform in ±sqrt(6/(columns + classes)) with a bias"
                                + " of 0")
                @Default("torch")
                LinearStart start,
        @Doc(
                        "whether each column is brought to mean 0 and deviation 1 of the training"
                                + " samples before it is looked at")
                @Default("true")
                boolean standardise,
        @Doc("what its first weights and the order of the samples are drawn from") @Default("1")
                long seed) {}
