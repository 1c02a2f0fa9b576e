package org.kdtoolkit.cli;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.predict.StudentFile;
import org.kdtoolkit.report.card.ModelCard;
import org.kdtoolkit.train.trial.TrialArtifacts;

/** Writes the weights of a finished trial's student to a file, and prints where that is. */
final class ExportTask implements Task<ExportOptions> {

    @Override
    public ExitCode run(ExportOptions options, Console console) {
        TrialLocation.of(options.trial());
        new TrialArtifacts(options.trial()).export(options.student(), options.out());
        console.out().println("weights: " + options.out().toAbsolutePath().normalize());
        describe(options, console);
        return ExitCode.DONE;
    }

    /** Weights without a description, of older trials or of plug-ins, are written all the same. */
    private static void describe(ExportOptions options, Console console) {
        StudentFile student;
        try {
            student =
                    StudentFile.read(
                            options.out(), Optional.empty(), Plugins.registry(Optional.empty()));
        } catch (DataException e) {
            console.err().printf("kd: there is no card: %s%n", e.getMessage());
            return;
        }
        new StudentCard(student.description(), options.student())
                .write(
                        options.trial(),
                        options.out(),
                        ModelCard.Format.SAFETENSORS,
                        List.of(),
                        console);
    }
}
