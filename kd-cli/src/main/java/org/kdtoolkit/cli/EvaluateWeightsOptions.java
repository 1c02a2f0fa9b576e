package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;

/**
 * The command line of {@code kd evaluate} for weights in a file.
 *
 * @param source the experiment whose data, student and tasks are used
 * @param weights the file
 * @param prefix where the weights are in the file; by default found by their names
 * @param subset on which samples the student is judged
 * @param out the folder for its predictions, if they are wanted
 */
record EvaluateWeightsOptions(
        ExperimentSource source,
        Path weights,
        Optional<String> prefix,
        Subset subset,
        Optional<Path> out) {

    static EvaluateWeightsOptions of(Arguments arguments) {
        return new EvaluateWeightsOptions(
                ExperimentSource.input(arguments),
                arguments.path(Flags.WEIGHTS).orElseThrow(),
                arguments.value(Flags.PREFIX),
                arguments.subset(),
                arguments.path(Flags.PREDICTIONS_OUT));
    }
}
