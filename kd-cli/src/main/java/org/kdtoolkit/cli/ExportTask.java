package org.kdtoolkit.cli;

import org.kdtoolkit.train.trial.TrialArtifacts;

/** Writes the weights of a finished trial's student to a file, and prints where that is. */
final class ExportTask implements Task<ExportOptions> {

    @Override
    public ExitCode run(ExportOptions options, Console console) {
        TrialLocation.of(options.trial());
        new TrialArtifacts(options.trial()).export(options.student(), options.out());
        console.out().println("weights: " + options.out().toAbsolutePath().normalize());
        return ExitCode.DONE;
    }
}
