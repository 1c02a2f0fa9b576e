package org.kdtoolkit.report.card;

import java.util.Locale;

/** Fractions as people read them. */
final class Percent {

    private Percent() {}

    /** A fraction in percent with one decimal. */
    static String text(double fraction) {
        return String.format(Locale.ROOT, "%.1f", 100 * fraction);
    }
}
