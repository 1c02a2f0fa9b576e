package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.run.Experiment;
import org.kdtoolkit.train.run.ExtractedSubset;

/** Writes teachers' answers to files, and prints how many. */
final class ExtractTask implements Task<FolderOptions> {

    @Override
    public ExitCode run(FolderOptions options, Console console) {
        Registry registry = options.source().registry();
        ExperimentConfig config =
                options.source().check(registry, new ExperimentUse.Extraction()).config();
        Path folder = options.folder(config.output(), "teacher");
        TrialProgress progress = new TrialProgress(console.err(), 1);
        try (Experiment experiment = Experiment.of(config, registry, progress)) {
            List<ExtractedSubset> extracted =
                    experiment.extract(folder, new ExtractionProgress(console.err()));
            progress.faults(experiment.faults());
            print(extracted, console);
            console.out().println();
            console.out().println("answers: " + folder.toAbsolutePath().normalize());
            return ExitCode.DONE;
        }
    }

    private static void print(List<ExtractedSubset> extracted, Console console) {
        Table table = new Table("TEACHER", "SUBSET", "WRITTEN", "MISSING", "UNREADABLE");
        for (ExtractedSubset of : extracted) {
            table.row(
                    of.teacher(),
                    of.subset().key(),
                    Integer.toString(of.written()),
                    Integer.toString(of.missing()),
                    Integer.toString(of.samples() - of.written() - of.missing()));
        }
        table.lines().forEach(console.out()::println);
    }
}
