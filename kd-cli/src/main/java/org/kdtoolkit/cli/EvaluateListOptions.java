package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.OnError;

/**
 * The command line of {@code kd evaluate} on a list.
 *
 * @param student a trial's folder, or a student's file
 * @param network which network of a trial that left several
 * @param list the files with their labels
 * @param column the list's column of files
 * @param labelColumn the list's column of labels
 * @param subset of the list, if it has subsets and one is asked for
 * @param batchSize how many inputs at a time, if not as many as when the student was judged
 * @param onError what becomes of files that can't be read
 * @param plugins a folder of jars with further providers
 */
record EvaluateListOptions(
        Path student,
        Optional<String> network,
        Path list,
        Optional<String> column,
        Optional<String> labelColumn,
        Optional<String> subset,
        OptionalInt batchSize,
        OnError onError,
        Optional<Path> plugins) {

    static EvaluateListOptions of(Arguments arguments) {
        EvaluateOptions.requireNoneOfWeights(arguments);
        return new EvaluateListOptions(
                arguments.path(),
                arguments.value(Flags.LISTED_STUDENT),
                arguments.path(Flags.LABELLED_LIST).orElseThrow(),
                arguments.value(Flags.COLUMN),
                arguments.value(Flags.LABEL_COLUMN),
                arguments.value(Flags.SUBSET),
                arguments.count(Flags.LISTED_BATCH_SIZE),
                arguments.onError(),
                arguments.path(Flags.PLUGINS));
    }
}
