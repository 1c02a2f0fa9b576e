package org.kdtoolkit.train.config;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** How a student is trained. */
public record TrainingConfig(
        @Doc("passes through the training samples") @Default("30") @Range(min = 1) int epochs,
        @Doc("samples a step") @Default("64") @Range(min = 2, max = 65_536) int batchSize,
        @Doc("what the student's own class loss is multiplied by") @Default("1") @Range(min = 0)
                double classWeight,
        @Doc("how weights follow gradients") @Default("{type: adam}") OptimizerConfig optimizer,
        @Doc("how the learning rate changes") @Default("{type: constant}") ScheduleConfig schedule,
        @Doc("when to stop before the last epoch") Optional<EarlyStoppingConfig> earlyStopping,
        @Doc(
                        "the share of a batch that has labels, where some training samples have"
                                + " none; by default they are drawn evenly")
                @Range(min = 0, max = 1, minIncluded = false, maxIncluded = false)
                Optional<Double> labelledShare,
        @Doc("threads that prepare batches") @Default("1") @Range(min = 1, max = 64) int workers,
        @Doc(
                        "what the student computes with while it trains: bfloat16 takes less time"
                                + " and memory on a processor that has it, and is refused on any"
                                + " other; weights, losses and evaluation are float32 in any case")
                @Default("float32")
                Precision precision) {}
