package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A table. Its first column names the rows; where the page is narrow, it scrolls by itself, and the
 * names stay. Where scripts run, each heading sorts by its column.
 */
final class Table {

    private final String caption;
    private final List<Html> header;
    private final List<List<Cell>> rows = new ArrayList<>();

    private Table(String caption, List<Html> header) {
        this.caption = caption;
        this.header = List.copyOf(header);
    }

    /**
     * A table without rows.
     *
     * @param caption what it shows, for those who do not see it
     * @param header one heading a column
     */
    static Table of(String caption, List<Html> header) {
        return new Table(caption, header);
    }

    /** A table without rows, whose headings are texts. */
    static Table ofTexts(String caption, List<String> header) {
        return new Table(caption, header.stream().map(Html::text).toList());
    }

    /**
     * Adds a row.
     *
     * @param cells one a column
     * @throws IllegalArgumentException if there are more or fewer
     */
    Table row(List<Cell> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(
                    "%d cells in a row of '%s'; expected %d"
                            .formatted(cells.size(), caption, header.size()));
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The table in its box. */
    Html render() {
        List<Html> headings =
                header.stream()
                        .map(content -> Html.tag("th").with("scope", "col").around(content))
                        .toList();
        Html table =
                Html.tag("table")
                        .around(
                                Html.tag("caption").around(caption),
                                Html.tag("thead").around(Html.tag("tr").around(headings)),
                                Html.tag("tbody")
                                        .around(rows.stream().map(Table::rendered).toList()));
        return box(caption, table);
    }

    /** A table's box, which scrolls by itself, by keyboard as well. */
    static Html box(String caption, Html table) {
        return Html.tag("div", "scroll")
                .with("role", "region")
                .with("tabindex", "0")
                .with("aria-label", "Table: " + caption)
                .around(table);
    }

    private static Html rendered(List<Cell> cells) {
        List<Html> row = new ArrayList<>();
        for (Cell cell : cells) {
            Html.Tag tag = row.isEmpty() ? Html.tag("th").with("scope", "row") : Html.tag("td");
            row.add(
                    (cell.value().isPresent()
                                    ? tag.with(
                                            "data-value",
                                            String.valueOf(cell.value().getAsDouble()))
                                    : tag)
                            .around(cell.content()));
        }
        return Html.tag("tr").around(row);
    }
}
