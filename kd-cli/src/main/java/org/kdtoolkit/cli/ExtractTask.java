package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.api.Registry;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.run.Experiment;
import org.kdtoolkit.train.run.ExtractedSubset;

/** Writes teachers' answers to files, and prints how many. */
final class ExtractTask implements Task<ExtractOptions> {

    @Override
    public ExitCode run(ExtractOptions options, Console console) {
        Registry registry = options.source().registry();
        ExperimentConfig config = options.source().load(registry);
        Path folder = options.out().orElseGet(() -> besideResults(config.output()));
        TrialProgress progress = new TrialProgress(console.err(), 1);
        try (Experiment experiment = Experiment.open(config, registry, progress)) {
            progress.teacher(experiment.teacherMetrics());
            List<ExtractedSubset> extracted =
                    experiment.extract(folder, new ExtractionProgress(console.err()));
            progress.faults(experiment.faults());
            print(extracted, console);
            console.out().println();
            console.out().println("answers: " + folder.toAbsolutePath().normalize());
            return ExitCode.DONE;
        }
    }

    /** The results' own folder takes nothing that is no result. */
    private static Path besideResults(Path output) {
        return output.resolveSibling(output.getFileName() + "-teacher");
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
