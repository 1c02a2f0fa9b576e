package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    Section render() {
        if (study.several() || methods.isEmpty() || study.classes().size() < 2) {
            return Section.NONE;
        }
        boolean matrix = study.classes().size() <= MOST_CLASSES;
        List<Html> content = new ArrayList<>();
        content.add(
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
            content.add(matrix ? matrices(method, first) : pairs(method, first));
        }
        return new Section("Confusion of classes", Html.of(content));
    }

    private Confusion confusion(String method) {
        return Confusion.of(study, study.trials(method));
    }

    private boolean isReference(String method) {
        return method.equals(methods.get(0));
    }

    private String seeds(String method) {
        return method + ", " + Page.counted(study.trials(method).size(), "seed");
    }

    /** Folded, but for the reference. */
    private Html folded(String method, String summary, Html content) {
        Html.Tag details = Html.tag("details");
        return (isReference(method) ? details.with("open", "open") : details)
                .around(Html.tag("summary").around(summary), content);
    }

    private Html matrices(String method, Confusion first) {
        Confusion own = confusion(method);
        List<Html> tables = new ArrayList<>();
        tables.add(table(method, (row, column) -> shareCell(own, row, column)));
        if (isReference(method)) {
            return folded(method, seeds(method), Html.tag("div", "matrices").around(tables));
        }
        tables.add(
                table(
                        "%s less %s, in percentage points".formatted(method, methods.get(0)),
                        (row, column) -> differenceCell(own, first, row, column)));
        return folded(
                method,
                seeds(method) + ", and its difference to " + methods.get(0),
                Html.tag("div", "matrices").around(tables));
    }

    private interface MatrixCell {
        Html of(int row, int column);
    }

    private Html table(String caption, MatrixCell cell) {
        List<Html> header = new ArrayList<>(List.of(Html.tag("td").around(Html.NONE)));
        for (String name : study.classes()) {
            header.add(Html.tag("th").with("scope", "col").around(Html.tag("span").around(name)));
        }
        List<Html> rows = new ArrayList<>();
        for (int row = 0; row < study.classes().size(); row++) {
            List<Html> cells = new ArrayList<>();
            cells.add(Html.tag("th").with("scope", "row").around(study.classes().get(row)));
            for (int column = 0; column < study.classes().size(); column++) {
                cells.add(cell.of(row, column));
            }
            rows.add(Html.tag("tr").around(cells));
        }
        return Table.box(
                caption,
                Html.tag("table", "matrix")
                        .around(
                                Html.tag("caption").around(caption),
                                Html.tag("thead").around(Html.tag("tr").around(header)),
                                Html.tag("tbody").around(rows)));
    }

    private static Html shareCell(Confusion own, int row, int column) {
        double share = own.share(row, column);
        if (Double.isNaN(share)) {
            return Html.tag("td").around("–");
        }
        String own100 = number("%.0f", 100 * share);
        return own.counts()[row][column] == 0
                ? Html.tag("td").around(Html.NONE)
                : Html.tag("td", (row == column ? "hit" : "miss") + shade(share))
                        .around(own100.equals("0") ? "<1" : own100);
    }

    private static Html differenceCell(Confusion own, Confusion first, int row, int column) {
        double difference = own.share(row, column) - first.share(row, column);
        if (Double.isNaN(difference)) {
            return Html.tag("td").around("–");
        }
        String text = number("%+.0f", 100 * difference);
        if (text.equals("+0") || text.equals("-0")) {
            return Html.tag("td").around(Html.NONE);
        }
        boolean better = row == column == difference > 0;
        return Html.tag("td", (better ? "gain" : "loss") + shade(3 * Math.abs(difference)))
                .around(text);
    }

    /** The CSS class of a shade, in tenths. */
    private static String shade(double strength) {
        return " v" + Math.round(10 * Math.min(1, strength));
    }

    private Html pairs(String method, Confusion first) {
        Confusion own = confusion(method);
        List<Html> header =
                new ArrayList<>(
                        List.of(
                                Html.text("class"),
                                Html.text("taken for"),
                                Html.text("share"),
                                Html.text("answers")));
        if (!isReference(method)) {
            header.add(Html.lines(List.of("change to", methods.get(0))));
        }
        Table table = Table.of("pairs of classes that are confused by " + method, header);
        List<Confusion.Pair> worst = own.worst(PAIRS);
        for (Confusion.Pair pair : worst) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.name(study.classes().get(pair.truth())));
            row.add(Cell.name(study.classes().get(pair.said())));
            row.add(Cell.number(number("%.1f %%", 100 * pair.share()), pair.share()));
            row.add(Cell.number(pair.count()));
            if (!isReference(method)) {
                double change = pair.share() - first.share(pair.truth(), pair.said());
                row.add(
                        Cell.number(
                                Double.isNaN(change) ? "–" : number("%+.1f", 100 * change + 0.0),
                                change));
            }
            table.row(row);
        }
        return folded(
                method,
                seeds(method),
                worst.isEmpty() ? Html.hint("Nothing is confused.") : table.render());
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
