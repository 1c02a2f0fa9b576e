package org.kdtoolkit.cli;

import java.util.OptionalInt;

/**
 * The command line of {@code kd train}.
 *
 * @param source the experiment
 * @param method the name of one of its methods
 * @param seed the trial's seed; by default the experiment's first
 * @param resume whether a begun trial goes on
 */
record TrainOptions(ExperimentSource source, String method, OptionalInt seed, boolean resume) {

    static TrainOptions of(Arguments arguments) {
        return new TrainOptions(
                ExperimentSource.of(arguments),
                arguments.required(Flags.METHOD),
                arguments.number(Flags.SEED),
                arguments.has(Flags.RESUME));
    }
}
