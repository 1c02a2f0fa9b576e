package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.kdtoolkit.api.data.Subset;

/**
 * The command line of {@code kd evaluate}.
 *
 * @param trial the trial's folder
 * @param subset on which samples the student is judged
 * @param plugins a folder of jars with further providers
 */
record EvaluateOptions(Path trial, Subset subset, Optional<Path> plugins) {

    static EvaluateOptions of(Arguments arguments) {
        requireNoneOfWeights(arguments);
        requireNone(
                List.of(
                        Flags.COLUMN,
                        Flags.LABEL_COLUMN,
                        Flags.LISTED_STUDENT,
                        Flags.LISTED_BATCH_SIZE,
                        Flags.ON_ERROR),
                Flags.LABELLED_LIST,
                arguments);
        if (String.valueOf(arguments.path().getFileName()).endsWith(".safetensors")) {
            throw new UsageException(
                    "a student's file knows no data set: judge it on a list by --list FILE.csv, or"
                            + " give its trial's folder");
        }
        return new EvaluateOptions(
                arguments.path(), arguments.subset(), arguments.path(Flags.PLUGINS));
    }

    /** Refuses options that go with weights in a file alone. */
    static void requireNoneOfWeights(Arguments arguments) {
        requireNone(
                List.of(Flags.SET_FOR_WEIGHTS, Flags.PREFIX, Flags.PREDICTIONS_OUT),
                Flags.WEIGHTS,
                arguments);
    }

    private static void requireNone(List<Option> options, Option theirs, Arguments arguments) {
        for (Option option : options) {
            if (arguments.has(option)) {
                throw new UsageException(
                        "'kd evaluate' takes --%s with --%s alone"
                                .formatted(option.getLongOpt(), theirs.getLongOpt()));
            }
        }
    }
}
