package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.report.samples.Confusion;
import org.kdtoolkit.report.samples.SampleStudy;

/**
 * Which classes are taken for which: as a matrix where there are few, as the most confused pairs
 * where there are many.
 */
final class ConfusionSection {

    /** More do not fit a page. */
    private static final int MOST_CLASSES = 30;

    private static final int PAIRS = 10;

    private final SampleStudy study;
    private final List<String> methods;

    /**
     * A section on some methods.
     *
     * @param methods the one that others are compared with first
     */
    ConfusionSection(SampleStudy study, List<String> methods) {
        this.study = study;
        this.methods = methods;
    }

    /** Nothing where samples have several classes: then none stands in the place of another. */
    String render() {
        if (study.several() || methods.isEmpty() || study.classes().size() < 2) {
            return "";
        }
        boolean matrix = study.classes().size() <= MOST_CLASSES;
        StringBuilder content = new StringBuilder();
        content.append(
                Html.hint(
                        "Answers on %s, the seeds of a method together. %s"
                                .formatted(
                                        study.subset().key(),
                                        matrix
                                                ? "A row is a class, a column what its samples are"
                                                        + " taken for, in percent of the row; the"
                                                        + " diagonal is what is right."
                                                : "Of so many classes, the pairs that are confused"
                                                        + " most.")));
        Confusion first = confusion(methods.get(0));
        for (String method : methods) {
            content.append(matrix ? matrices(method, first) : pairs(method, first));
        }
        return Html.section("Confusion of classes", content.toString());
    }

    private Confusion confusion(String method) {
        return Confusion.of(study, study.trials(method));
    }

    private String matrices(String method, Confusion first) {
        Confusion own = confusion(method);
        String seeds = Page.counted(study.trials(method).size(), "seed");
        StringBuilder html = new StringBuilder();
        boolean reference = method.equals(methods.get(0));
        html.append(reference ? "<details open=\"open\">" : "<details>");
        html.append(
                "<summary>%s, %s%s</summary>\n"
                        .formatted(
                                Html.escape(method),
                                seeds,
                                reference
                                        ? ""
                                        : ", and its difference to "
                                                + Html.escape(methods.get(0))));
        html.append("<div class=\"matrices\">");
        html.append(table(method, (row, column) -> shareCell(own, row, column)));
        if (!reference) {
            html.append(
                    table(
                            "%s less %s, in percentage points".formatted(method, methods.get(0)),
                            (row, column) -> differenceCell(own, first, row, column)));
        }
        return html.append("</div></details>\n").toString();
    }

    private interface Cell {
        String of(int row, int column);
    }

    private String table(String caption, Cell cell) {
        StringBuilder html = new StringBuilder();
        html.append(
                "<div class=\"scroll\"><table class=\"matrix\"><caption>%s</caption>\n<thead><tr><td></td>"
                        .formatted(Html.escape(caption)));
        for (String name : study.classes()) {
            html.append("<th scope=\"col\"><span>%s</span></th>".formatted(Html.escape(name)));
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < study.classes().size(); row++) {
            int truth = row;
            html.append(
                    "<tr><th scope=\"row\">%s</th>"
                            .formatted(Html.escape(study.classes().get(row))));
            html.append(
                    IntStream.range(0, study.classes().size())
                            .mapToObj(column -> cell.of(truth, column))
                            .collect(Collectors.joining()));
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String shareCell(Confusion own, int row, int column) {
        double share = own.share(row, column);
        if (Double.isNaN(share)) {
            return "<td>–</td>";
        }
        String own100 = number("%.0f", 100 * share);
        return own.counts()[row][column] == 0
                ? "<td></td>"
                : "<td class=\"%s\" style=\"--v:%s\">%s</td>"
                        .formatted(
                                row == column ? "hit" : "miss",
                                number("%.2f", share),
                                own100.equals("0") ? "&lt;1" : own100);
    }

    private static String differenceCell(Confusion own, Confusion first, int row, int column) {
        double difference = own.share(row, column) - first.share(row, column);
        if (Double.isNaN(difference)) {
            return "<td>–</td>";
        }
        String text = number("%+.0f", 100 * difference);
        if (text.equals("+0") || text.equals("-0")) {
            return "<td></td>";
        }
        boolean better = row == column == difference > 0;
        return "<td class=\"%s\" style=\"--v:%s\">%s</td>"
                .formatted(
                        better ? "gain" : "loss",
                        number("%.2f", Math.min(1, 3 * Math.abs(difference))),
                        text);
    }

    private String pairs(String method, Confusion first) {
        Confusion own = confusion(method);
        List<List<String>> rows = new ArrayList<>();
        boolean reference = method.equals(methods.get(0));
        for (Confusion.Pair pair : own.worst(PAIRS)) {
            List<String> row = new ArrayList<>();
            row.add(name(pair.truth()));
            row.add(name(pair.said()));
            row.add(number("%.1f %%", 100 * pair.share()));
            row.add(String.valueOf(pair.count()));
            if (!reference) {
                double before = first.share(pair.truth(), pair.said());
                row.add(
                        Double.isNaN(before)
                                ? "–"
                                : number("%+.1f", 100 * (pair.share() - before) + 0.0));
            }
            rows.add(row);
        }
        List<String> header = new ArrayList<>(List.of("class", "taken for", "share", "answers"));
        if (!reference) {
            header.add("change to<br/>" + Html.escape(methods.get(0)));
        }
        return "<details%s><summary>%s, %s</summary>\n%s</details>\n"
                .formatted(
                        reference ? " open=\"open\"" : "",
                        Html.escape(method),
                        Page.counted(study.trials(method).size(), "seed"),
                        rows.isEmpty()
                                ? Html.hint("Nothing is confused.")
                                : Html.table(header, rows));
    }

    private String name(int label) {
        return "<span class=\"name\">" + Html.escape(study.classes().get(label)) + "</span>";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
