package org.kdtoolkit.report.page;

import java.util.OptionalDouble;

/**
 * What stands in a table's cell.
 *
 * @param content what is shown
 * @param value what rows are sorted by; empty where there is no number, which comes last
 */
record Cell(Html content, OptionalDouble value) {

    /** A text, which rows are sorted by. */
    static Cell text(String text) {
        return of(Html.text(text));
    }

    /** Markup, whose text rows are sorted by. */
    static Cell of(Html content) {
        return new Cell(content, OptionalDouble.empty());
    }

    /** A number as text. */
    static Cell number(String text, double value) {
        return new Cell(
                Html.text(text),
                Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
    }

    /** A count. */
    static Cell number(long count) {
        return number(Long.toString(count), count);
    }

    /** The name of a row. */
    static Cell name(String name) {
        return of(Html.tag("span", "name").around(name));
    }

    /** The same cell, marked. */
    Cell marked(boolean marked) {
        return marked ? new Cell(Html.tag("strong", "best").around(content), value) : this;
    }
}
