package org.kdtoolkit.report.page;

/** What can be drawn at several widths, since texts in a drawing must not shrink with it. */
@FunctionalInterface
interface Drawing {

    /**
     * Draws it.
     *
     * @param width how wide, in CSS pixels; at least 300
     */
    Svg draw(int width);
}
