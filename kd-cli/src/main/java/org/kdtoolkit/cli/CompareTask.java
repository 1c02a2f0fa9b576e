package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.comparison.Agreement;
import org.kdtoolkit.report.comparison.ComparedRun;
import org.kdtoolkit.report.comparison.ComparisonFile;
import org.kdtoolkit.report.comparison.MethodComparison;
import org.kdtoolkit.report.comparison.RunComparison;

/** Prints how two runs do on the samples that both have judged, and writes it to a file. */
final class CompareTask implements Task<CompareOptions> {

    @Override
    public ExitCode run(CompareOptions options, Console console) {
        RunComparison comparison =
                RunComparison.of(
                        ComparedRun.of(options.a()),
                        ComparedRun.of(options.b()),
                        options.student());
        PrintStream out = console.out();
        out.println(Printable.line("A: " + options.a()));
        out.println(Printable.line("B: " + options.b()));
        out.println();
        samples(comparison).lines().forEach(out::println);
        out.println();
        figures(comparison).lines().forEach(out::println);
        out.println();
        comparison.methods().forEach(method -> sentences(method, out));
        comparison.notes().forEach(note -> print("note: " + note, out));
        options.out().ifPresent(file -> write(file, comparison, out));
        return ExitCode.DONE;
    }

    private static void write(Path file, RunComparison comparison, PrintStream out) {
        ComparisonFile.write(file, comparison);
        out.println("figures: " + file.toAbsolutePath().normalize());
    }

    private static Table samples(RunComparison comparison) {
        Table table = new Table("METHOD", "SAMPLES OF BOTH", "ONLY A", "ONLY B", "OTHER LABELS");
        comparison
                .methods()
                .forEach(
                        method ->
                                table.row(
                                        title(method),
                                        String.valueOf(method.samples()),
                                        String.valueOf(method.onlyA()),
                                        String.valueOf(method.onlyB()),
                                        String.valueOf(method.otherLabels())));
        return table;
    }

    private static Table figures(RunComparison comparison) {
        Table table = new Table("METHOD", "METRIC", "SEEDS", "A", "B", "B - A");
        for (MethodComparison method : comparison.methods()) {
            method.figures()
                    .forEach(
                            (metric, of) ->
                                    table.row(
                                            title(method),
                                            metric,
                                            String.valueOf(of.a().size()),
                                            percent(of.meanA()),
                                            percent(of.meanB()),
                                            points(of.meanB() - of.meanA())));
        }
        return table;
    }

    private static String points(double difference) {
        return String.format(Locale.ROOT, "%+.1f", 100 * difference);
    }

    private static String title(MethodComparison method) {
        return method.method().equals(method.other())
                ? method.method()
                : method.method() + " / " + method.other();
    }

    private static void sentences(MethodComparison method, PrintStream out) {
        method.figures()
                .forEach(
                        (metric, of) -> {
                            if (!of.sentence().isEmpty()) {
                                print(
                                        "%s, %s, B beside A: %s"
                                                .formatted(title(method), metric, of.sentence()),
                                        out);
                            }
                        });
        method.agreement().forEach((seed, of) -> print(agreement(method, seed, of), out));
    }

    private static void print(String sentence, PrintStream out) {
        out.print(Screen.layout(true).prose(Printable.line(sentence), "  "));
    }

    private static String agreement(MethodComparison method, int seed, Agreement of) {
        return "%s, seed %d: the same class for %s of the samples; right in A alone %d, in B alone %d (McNemar's exact p %s)"
                .formatted(
                        title(method),
                        seed,
                        percent((double) of.same() / method.samples()),
                        of.onlyA(),
                        of.onlyB(),
                        of.pValue() < 0.001
                                ? "< 0.001"
                                : String.format(Locale.ROOT, "= %.3f", of.pValue()));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * value);
    }
}
