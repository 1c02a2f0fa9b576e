package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.JsonFile;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentUse;
import org.kdtoolkit.train.diagnosis.Diagnosis;
import org.kdtoolkit.train.run.Experiment;

/** Prints what an experiment's teachers promise, and writes it to a file. */
final class DiagnoseTask implements Task<DiagnoseOptions> {

    @Override
    public ExitCode run(DiagnoseOptions options, Console console) {
        Registry registry = options.source().registry();
        ExperimentConfig config =
                options.source()
                        .check(registry, new ExperimentUse.Diagnosis())
                        .config()
                        .withoutTest();
        TrialProgress progress = new TrialProgress(console.err(), 1);
        try (Experiment experiment = Experiment.of(config, registry, progress)) {
            Diagnosis diagnosis = experiment.diagnose(options.samples());
            progress.faults(experiment.faults());
            print(diagnosis, console.out());
            options.out().ifPresent(file -> write(file, diagnosis, console.out()));
            return ExitCode.DONE;
        }
    }

    private static void write(Path file, Diagnosis diagnosis, PrintStream out) {
        JsonFile.write(file, diagnosis);
        out.println("figures: " + file.toAbsolutePath().normalize());
    }

    private static void print(Diagnosis diagnosis, PrintStream out) {
        Diagnosis.Counts whole = diagnosis.whole();
        out.println(
                Printable.line(
                        "%s: student of '%s'; %s training samples, %s with a label, and %s of validation"
                                .formatted(
                                        diagnosis.name(),
                                        diagnosis.student(),
                                        part(diagnosis.training(), whole.training()),
                                        part(diagnosis.labelled(), whole.labelled()),
                                        part(diagnosis.validation(), whole.validation()))));
        for (Diagnosis.OfTeacher teacher : diagnosis.teachers()) {
            out.println();
            measures(teacher).lines().forEach(out::println);
            out.println();
            gains(teacher).lines().forEach(out::println);
            out.println();
            String whose = diagnosis.teachers().size() > 1 ? teacher.teacher() + ": " : "";
            out.print(Screen.layout(true).prose(Printable.line(whose + teacher.sentence()), "  "));
        }
    }

    private static String part(int lookedAt, int whole) {
        return lookedAt == whole ? String.valueOf(whole) : lookedAt + " of " + whole;
    }

    private static Table measures(Diagnosis.OfTeacher of) {
        Diagnosis.Shared shared = of.shared();
        Diagnosis.Information information = of.information();
        Diagnosis.Agreement agreement = of.agreement();
        Table table = new Table("TEACHER", Printable.line(of.teacher()));
        table.row("accuracy of the teacher", percent(of.accuracy()));
        table.row("accuracy of a linear probe on the untrained student", percent(of.probe()));
        table.row(
                "channels of the teacher that go with the student",
                "%d of %d".formatted(shared.sharedChannels(), shared.channels()));
        table.row("accuracy of a linear probe on all channels", percent(shared.whole()));
        table.row("the same with those alone", percent(shared.alone()));
        table.row("the same without any", percent(shared.none()));
        table.row("part of its ability that is shared", percent(shared.kept()));
        table.row("information of teacher and student", nats(information.teacherStudent()));
        table.row("information of student and label, at least", nats(information.studentLabel()));
        table.row("information of teacher and label, at least", nats(information.teacherLabel()));
        table.row("linear CKA, debiased", number(agreement.ckaDebiased()));
        table.row(
                "mutual nearest neighbours of %d".formatted(agreement.k()),
                "%s, by chance %s"
                        .formatted(
                                number(agreement.neighbours()),
                                number(agreement.neighboursByChance())));
        table.row("pairs that look mismatched, by labels", percent(of.mismatch().byLabels()));
        table.row("pairs that look mismatched, by rank", percent(of.mismatch().byRank()));
        return table;
    }

    private static Table gains(Diagnosis.OfTeacher of) {
        Table table = new Table("METHODS", "LEARN FROM", "LABELS", "PLAIN", "DISTILLED", "GAIN");
        for (Diagnosis.Expectation expected : of.expectations()) {
            for (Diagnosis.Gain gain : expected.gains()) {
                table.row(
                        expected.methods().isEmpty()
                                ? "any"
                                : Printable.line(String.join(", ", expected.methods())),
                        expected.pairs().name().toLowerCase(Locale.ROOT) + " pairs",
                        String.valueOf(gain.labels()),
                        percent(gain.plain()),
                        percent(gain.distilled()),
                        String.format(
                                Locale.ROOT,
                                "%+.1f ± %.1f",
                                100 * gain.gain(),
                                100 * gain.error()));
            }
        }
        return table;
    }

    private static String percent(Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String nats(Double information) {
        return information == null ? "-" : String.format(Locale.ROOT, "%.2f nats", information);
    }

    private static String number(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }
}
