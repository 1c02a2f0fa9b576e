package org.kdtoolkit.report.page;

import java.util.Locale;

/**
 * The marks of classes on a map: shapes and colours together, so that colour alone tells nothing.
 */
final class ClassMark {

    private static final int COLOURS = 8;

    /** Each drawn from its middle, with relative steps, about 8 units wide. */
    private static final String[] SHAPES = {
        "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z", // circle
        "m-3.2-3.2h6.4v6.4h-6.4z", // square
        "m0-4.4l4.2 7.4h-8.4z", // triangle
        "m0-4.6l4.6 4.6l-4.6 4.6l-4.6-4.6z", // diamond
        "m-1.2-4.2h2.4v3h3v2.4h-3v3h-2.4v-3h-3v-2.4h3z", // plus
        "m0 4.4l-4.2-7.4h8.4z", // triangle on its tip
        "m-4.2-1.2h8.4v2.4h-8.4z", // bar
    };

    private static final String OTHER = "m-1.2-1.2h2.4v2.4h-2.4z";

    /** How many classes can be told apart: no two have both shape and colour in common. */
    static final int COUNT = 24;

    private ClassMark() {}

    /** The CSS classes of a mark; a negative number is that of all other classes. */
    static String classes(int number) {
        return number < 0 ? "mark s0" : "mark s" + number % COLOURS;
    }

    /** The data of a path that draws a mark. */
    static String path(int number, double x, double y) {
        return String.format(Locale.ROOT, "M%.1f %.1f", x, y)
                + (number < 0 ? OTHER : SHAPES[number % SHAPES.length]);
    }
}
