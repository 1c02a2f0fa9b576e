package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.prepare.FailedFile;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.MediaPreparation;

/** Prepares media, and prints how many and how to go on. */
final class PrepareTask implements Task<FolderOptions> {

    private static final int FAILURES_SHOWN = 10;

    @Override
    public ExitCode run(FolderOptions options, Console console) {
        Registry registry = options.source().registry();
        ExperimentConfig config = options.source().load(registry, new ExperimentUse.Data());
        Path folder = options.folder(config.output(), "prepared");
        MediaPreparation.Outcome outcome =
                new MediaPreparation(config, registry).run(folder, new FileProgress(console.err()));
        show(outcome.media().failures(), console.err());
        console.out()
                .println(
                        "prepared: %d samples, %d left out"
                                .formatted(outcome.media().samples(), outcome.media().leftOut()));
        console.out().println("experiment: " + outcome.experiment().toAbsolutePath().normalize());
        return ExitCode.DONE;
    }

    private static void show(List<FailedFile> failures, PrintStream err) {
        if (failures.isEmpty()) {
            return;
        }
        err.println("%d files could not be read and were left out:".formatted(failures.size()));
        failures.stream()
                .limit(FAILURES_SHOWN)
                .forEach(failure -> err.println("  " + Printable.line(failure.reason())));
        if (failures.size() > FAILURES_SHOWN) {
            err.println("  and %d more".formatted(failures.size() - FAILURES_SHOWN));
        }
    }
}
