package org.kdtoolkit.report.result;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.EvalPlugin;

/**
 * What is known of the metrics in a folder of results: what the folder says, else what the
 * toolkit's own tasks say. A metric that neither knows is taken for a fraction of which the greater
 * is better, as results were before they said what their metrics are.
 */
public final class Declarations {

    private static final Map<String, DeclaredMetric> BUILT_IN = byName(builtIn());

    private final Map<String, DeclaredMetric> own;

    /** What a folder says. */
    public Declarations(Collection<DeclaredMetric> own) {
        this.own = byName(own);
    }

    /** What the folder itself says. */
    public Collection<DeclaredMetric> own() {
        return own.values();
    }

    /** What is declared of the metric that a value is a value of. */
    public DeclaredMetric of(MetricKey key) {
        String name = key.metric();
        DeclaredMetric known = own.getOrDefault(name, BUILT_IN.get(name));
        return known != null
                ? known
                : new DeclaredMetric("", name, Metric.Unit.FRACTION, true, false, name);
    }

    private static List<DeclaredMetric> builtIn() {
        return EvalPlugin.metrics().entrySet().stream()
                .flatMap(
                        task ->
                                task.getValue().stream()
                                        .map(metric -> DeclaredMetric.of(task.getKey(), metric)))
                .toList();
    }

    private static Map<String, DeclaredMetric> byName(Collection<DeclaredMetric> metrics) {
        Map<String, DeclaredMetric> byName = new LinkedHashMap<>();
        metrics.forEach(metric -> byName.putIfAbsent(metric.name(), metric));
        return Collections.unmodifiableMap(byName);
    }
}
