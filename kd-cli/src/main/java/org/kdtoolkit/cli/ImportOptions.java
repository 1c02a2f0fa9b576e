package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.train.exchange.ImportSource;

/**
 * The command line of {@code kd import}.
 *
 * @param source what is imported
 * @param out the file that is written
 * @param plugins a folder of jars with further providers
 */
record ImportOptions(ImportSource source, Path out, Optional<Path> plugins) {

    static ImportOptions of(Arguments arguments) {
        return new ImportOptions(
                new ImportSource(
                        arguments.path(),
                        arguments.required(Flags.BACKBONE),
                        arguments.value(Flags.PREFIX),
                        arguments.values(Flags.SET_OF_BACKBONE)),
                arguments.weightsOut(),
                arguments.path(Flags.PLUGINS));
    }
}
