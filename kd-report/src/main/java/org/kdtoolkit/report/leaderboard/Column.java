package org.kdtoolkit.report.leaderboard;

import java.util.List;
import java.util.Locale;
import org.kdtoolkit.eval.statistics.Spread;

/**
 * A metric as tables for people show it: fractions in percent with one decimal, d' as it is with
 * two.
 *
 * @param metric the metric's name, such as {@code test/top1}
 */
public record Column(String metric) {

    private static final String UNKNOWN = "–";

    /** Whether values are shown in percent. */
    public boolean percent() {
        return !metric.contains("dprime");
    }

    /**
     * The name over three lines, any of the first two empty: {@code test}, {@code retrieval},
     * {@code top1}; or {@code test}, {@code last epoch}, {@code top1}.
     */
    public List<String> headings() {
        boolean last = metric.endsWith(Leaderboard.LAST_EPOCH);
        String plain =
                last
                        ? metric.substring(0, metric.length() - Leaderboard.LAST_EPOCH.length())
                        : metric;
        int slash = plain.indexOf('/');
        String subset = slash < 0 ? "" : plain.substring(0, slash);
        int dash = plain.indexOf('-', slash + 1);
        String task = dash < 0 ? "" : plain.substring(slash + 1, dash);
        String value = plain.substring(Math.max(slash, dash) + 1);
        return List.of(subset, last ? (task + " last epoch").strip() : task, value);
    }

    /** One value: {@code 81.2}. */
    public String text(double value) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        return String.format(
                Locale.ROOT, percent() ? "%.1f" : "%.2f", percent() ? 100 * value : value);
    }

    /** Mean and deviation: {@code 81.2 ± 0.5}; without a deviation the mean alone. */
    public String text(Spread spread) {
        return spread.deviation().isEmpty()
                ? text(spread.mean())
                : text(spread.mean()) + " ± " + text(spread.deviation().getAsDouble());
    }

    /** A method's mean and deviation, or a dash. */
    public String text(MethodScore method) {
        return method.metric(metric).map(this::text).orElse(UNKNOWN);
    }

    /** The same with the number of seeds where some are missing: {@code 81.2 ± 0.5 (2/3)}. */
    public String textOfSeeds(MethodScore method) {
        return text(method) + (method.lacksSeeds() ? " (" + method.progress() + ")" : "");
    }
}
