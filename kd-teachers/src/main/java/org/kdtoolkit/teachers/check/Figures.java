package org.kdtoolkit.teachers.check;

import java.util.Locale;

/** Numbers as they stand in sentences. */
final class Figures {

    private Figures() {}

    static String percent(double share) {
        double percent = 100 * share;
        String digits = percent > 0 && percent < 10 ? "%.1f%%" : "%.0f%%";
        return String.format(Locale.ROOT, digits, percent);
    }

    static String odds(double probability) {
        return probability >= 0.001
                ? String.format(Locale.ROOT, "%.2g", probability)
                : "under 0.001";
    }
}
