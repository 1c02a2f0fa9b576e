package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.samples.Replies;
import org.kdtoolkit.report.samples.SampleStudy;

/** How well each class is known, and what a method changes in that. */
final class ClassSection {

    /** As many classes are read at a glance. */
    private static final int FEW = 15;

    private static final String UNKNOWN = "–";

    private final SampleStudy study;
    private final List<String> methods;

    /**
     * A section on some methods.
     *
     * @param methods the one that others are compared with first
     */
    ClassSection(SampleStudy study, List<String> methods) {
        this.study = study;
        this.methods = methods;
    }

    Section render() {
        List<Integer> known =
                IntStream.range(0, study.classes().size())
                        .filter(c -> methods.stream().anyMatch(m -> !values(m, c).isEmpty()))
                        .boxed()
                        .toList();
        if (known.isEmpty()) {
            return Section.NONE;
        }
        List<Integer> order = new ArrayList<>(known);
        if (known.size() > FEW) {
            order.sort(Comparator.comparingDouble(c -> -greatestChange(c)));
        }
        List<Integer> first = order.subList(0, Math.min(FEW, order.size()));
        List<Integer> rest = order.subList(first.size(), order.size());
        return Section.of(
                "Single classes",
                Html.hint(caption(known.size() > FEW)),
                table(first),
                rest.isEmpty()
                        ? Html.NONE
                        : Page.folded("The other %d classes".formatted(rest.size()), table(rest)));
    }

    private String caption(boolean many) {
        String what =
                study.several()
                        ? "Average precision of each class"
                        : "The share of each class’s samples that are recognised";
        String change =
                methods.size() > 1
                        ? " Under it stands the change to %s in percentage points, over the seeds that both have."
                                .formatted(methods.get(0))
                        : "";
        return "%s on %s, in percent: mean ± sample standard deviation over seeds.%s%s Small classes vary most by chance: mind the number of samples."
                .formatted(
                        what,
                        study.subset().key(),
                        change,
                        many ? " Classes that change most come first." : "");
    }

    private Html table(List<Integer> classes) {
        int[] counts = study.counts();
        List<Html> header = new ArrayList<>(List.of(Html.text("class"), Html.text("samples")));
        for (String method : methods) {
            header.add(
                    Html.lines(List.of(method, Page.counted(study.trials(method).size(), "seed"))));
        }
        Table table = Table.of("single classes by method", header);
        for (int c : classes) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.name(study.classes().get(c)));
            row.add(Cell.number(counts[c]));
            for (String method : methods) {
                row.add(cell(method, c));
            }
            table.row(row);
        }
        return table.render();
    }

    private Cell cell(String method, int label) {
        List<Double> values = values(method, label);
        if (values.isEmpty()) {
            return Cell.text(UNKNOWN);
        }
        Spread spread = new Spread(values);
        String text = number("%.1f", 100 * spread.mean());
        if (spread.deviation().isPresent()) {
            text += number(" ± %.1f", 100 * spread.deviation().getAsDouble());
        }
        double change = change(method, label);
        Html shown =
                method.equals(methods.get(0)) || Double.isNaN(change)
                        ? Html.text(text)
                        : Html.of(
                                Html.text(text),
                                Html.BREAK,
                                Html.tag("small").around(number("%+.1f", 100 * change + 0.0)));
        return new Cell(shown, OptionalDouble.of(spread.mean()));
    }

    private double greatestChange(int label) {
        return methods.stream()
                .mapToDouble(method -> Math.abs(change(method, label)))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** The mean difference to the first method, over the seeds that both have; NaN without any. */
    private double change(String method, int label) {
        return study.trials(method).stream()
                .flatMapToDouble(
                        trial ->
                                study.trials(methods.get(0)).stream()
                                        .filter(first -> first.seed() == trial.seed())
                                        .mapToDouble(
                                                first ->
                                                        trial.byClass()[label]
                                                                - first.byClass()[label]))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private List<Double> values(String method, int label) {
        return study.trials(method).stream()
                .map(Replies::byClass)
                .map(values -> values[label])
                .filter(Double::isFinite)
                .toList();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
