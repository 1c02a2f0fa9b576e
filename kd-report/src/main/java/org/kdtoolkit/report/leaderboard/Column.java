package org.kdtoolkit.report.leaderboard;

import java.util.List;
import java.util.Locale;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.DeclaredMetric;

/**
 * A metric as tables for people show it: fractions in percent with one decimal, numbers as they are
 * with two, seconds with three.
 *
 * @param key what stands in the column
 * @param declared what is known of the metric
 */
public record Column(MetricKey key, DeclaredMetric declared) {

    private static final int LONGEST_HEADING = 14;
    private static final String UNKNOWN = "–";

    /** The column of a metric of which something is known. */
    public static Column of(MetricKey key, Declarations known) {
        return new Column(key, known.of(key));
    }

    /** The metric as its task declares it. */
    public Metric metric() {
        return declared.metric();
    }

    /** Whether values are shown in percent. */
    public boolean percent() {
        return declared.unit() == Metric.Unit.FRACTION;
    }

    /** What stands behind a value: {@code %}, {@code s}, or nothing. */
    public String sign() {
        return switch (declared.unit()) {
            case FRACTION -> "%";
            case NUMBER -> "";
            case SECONDS -> "s";
        };
    }

    /**
     * The name over three lines, any but the last empty: {@code test}, or {@code image test} of one
     * network among several, {@code retrieval}, {@code top1}; or {@code test}, {@code last epoch},
     * {@code top1}; or {@code test}, {@code averaged}, {@code top1}.
     */
    public List<String> headings() {
        String prefix = declared.task() + "-";
        boolean ofTask = key.metric().startsWith(prefix);
        String task = ofTask ? declared.task() : beginning(key.metric());
        String value = key.metric().substring(task.isEmpty() ? 0 : task.length() + 1);
        return List.of(network() + key.subset().key(), (task + whose()).strip(), value);
    }

    /** What of a long name stands in a line of its own, up to its last hyphen. */
    private static String beginning(String metric) {
        int hyphen = metric.lastIndexOf('-');
        return metric.length() > LONGEST_HEADING && hyphen > 0 ? metric.substring(0, hyphen) : "";
    }

    /** Whose it is, where a trial leaves several networks. */
    private String network() {
        return key.network().map(name -> name + " ").orElse("");
    }

    /** Which student it is of, where it is not the chosen epoch's own. */
    private String whose() {
        if (key.isOfLastEpoch()) {
            return " last epoch";
        }
        return key.isOfAverage() ? " averaged" : "";
    }

    /** One value: {@code 81.2}. */
    public String text(double value) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        return switch (declared.unit()) {
            case FRACTION -> String.format(Locale.ROOT, "%.1f", 100 * value);
            case NUMBER -> String.format(Locale.ROOT, "%.2f", value);
            case SECONDS -> String.format(Locale.ROOT, "%.3f", value);
        };
    }

    /** One value with its unit, {@code 81.2%}; a dash alone where there is none. */
    public String signed(double value) {
        return Double.isNaN(value) ? UNKNOWN : text(value) + sign();
    }

    /** Mean and deviation: {@code 81.2 ± 0.5}; without a deviation the mean alone. */
    public String text(Spread spread) {
        return spread.deviation().isEmpty() || Double.isNaN(spread.mean())
                ? text(spread.mean())
                : text(spread.mean()) + " ± " + text(spread.deviation().getAsDouble());
    }

    /**
     * A method's mean and deviation, or a dash; of a metric that not all seeds have which ran to
     * their end, with how many: {@code 81.2 (1/2)}.
     */
    public String text(MethodScore method) {
        return method.metric(key)
                .map(spread -> text(spread) + some(spread, method))
                .orElse(UNKNOWN);
    }

    private static String some(Spread spread, MethodScore method) {
        return spread.count() < method.seeds().size()
                ? " (%d/%d)".formatted(spread.count(), method.seeds().size())
                : "";
    }

    /** The same with the number of seeds where some are missing: {@code 81.2 ± 0.5 (2/3)}. */
    public String textOfSeeds(MethodScore method) {
        return text(method) + (method.lacksSeeds() ? " (" + method.progress() + ")" : "");
    }
}
