package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.report.comparison.ComparisonFile;

/**
 * The command line of {@code kd compare}.
 *
 * @param a the folder of a benchmark or a trial
 * @param b another one
 * @param student whose answers, where trials have left several networks
 * @param out a file ending in .csv or .json to write the figures to
 */
record CompareOptions(Path a, Path b, Optional<String> student, Optional<Path> out) {

    static CompareOptions of(Arguments arguments) {
        if (arguments.words().size() != 2) {
            throw arguments.fault(
                    "'kd compare' needs two folders, RUN_A RUN_B; found %d"
                            .formatted(arguments.words().size()));
        }
        Optional<Path> out = arguments.path(Flags.COMPARISON_OUT);
        out.filter(file -> !ComparisonFile.isKnown(file))
                .ifPresent(
                        file -> {
                            throw arguments.fault(
                                    "--out %s: expected a name that ends in .csv or .json"
                                            .formatted(file));
                        });
        return new CompareOptions(
                arguments.path(arguments.words().get(0)),
                arguments.path(arguments.words().get(1)),
                arguments.value(Flags.STUDENT),
                out);
    }
}
