package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The command line of {@code kd diagnose}.
 *
 * @param source the experiment
 * @param samples how many samples of a subset are looked at, at most
 * @param out a file ending in .json to write the figures to
 */
record DiagnoseOptions(ExperimentSource source, int samples, Optional<Path> out) {

    private static final int USUAL = 4000;
    private static final int FEWEST = 20;

    static DiagnoseOptions of(Arguments arguments) {
        OptionalInt samples = arguments.count(Flags.MOST_SAMPLES);
        if (samples.isPresent() && samples.getAsInt() < FEWEST) {
            throw arguments.fault(
                    "the option '--samples' takes a whole number from %d on, found '%d'"
                            .formatted(FEWEST, samples.getAsInt()));
        }
        Optional<Path> out = arguments.path(Flags.DIAGNOSIS_OUT);
        out.filter(file -> !isJson(file))
                .ifPresent(
                        file -> {
                            throw arguments.fault(
                                    "--out %s: expected a name that ends in .json".formatted(file));
                        });
        return new DiagnoseOptions(ExperimentSource.input(arguments), samples.orElse(USUAL), out);
    }

    private static boolean isJson(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".json");
    }
}
