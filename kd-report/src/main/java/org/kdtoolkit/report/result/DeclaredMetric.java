package org.kdtoolkit.report.result;

import org.kdtoolkit.api.eval.Metric;

/**
 * What an evaluator's provider said of one of its metrics, kept with the results so that these can
 * be read where the evaluator is not at hand.
 *
 * @param task the evaluator's name
 * @param name the metric's name
 * @param unit what its numbers are
 * @param greaterIsBetter whether greater values are better; otherwise lesser ones are
 * @param headline whether it is its task's foremost
 * @param label what it is called in sentences; for null, its name
 */
public record DeclaredMetric(
        String task,
        String name,
        Metric.Unit unit,
        boolean greaterIsBetter,
        boolean headline,
        String label) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is missing, or the name is no metric's
     */
    public DeclaredMetric {
        RequiredValues.present("task", task);
        RequiredValues.present("name", name);
        RequiredValues.present("unit", unit);
        Metric.number(name);
        label = label == null ? name : label;
    }

    /** What the provider of a task says of a metric. */
    public static DeclaredMetric of(String task, Metric metric) {
        return new DeclaredMetric(
                task,
                metric.name(),
                metric.unit(),
                metric.isGreaterBetter(),
                metric.isHeadline(),
                metric.label());
    }

    /** The metric as the provider declared it. */
    public Metric metric() {
        Metric metric =
                switch (unit) {
                    case FRACTION -> Metric.fraction(name);
                    case NUMBER -> Metric.number(name);
                    case SECONDS -> Metric.seconds(name);
                };
        metric = greaterIsBetter ? metric.greaterIsBetter() : metric.lessIsBetter();
        metric = headline ? metric.headline() : metric;
        return metric.label(label);
    }
}
