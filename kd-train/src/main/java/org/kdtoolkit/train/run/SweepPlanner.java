package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.SweptLabels;
import org.kdtoolkit.train.config.TrainingLabels;
import org.kdtoolkit.train.trial.NetworkFactory;

/** Says what a sweep compares, from the data of its first point. */
final class SweepPlanner {

    private final BenchmarkPlanner first;
    private final FullyLabelled data;
    private final NetworkFactory networks;

    @Inject
    SweepPlanner(BenchmarkPlanner first, FullyLabelled data, NetworkFactory networks) {
        this.first = first;
        this.data = data;
        this.networks = networks;
    }

    /**
     * Plans a sweep.
     *
     * @throws ConfigurationException if the data have too few labels for a point
     */
    SweepPlan plan(ExperimentConfig sweep) {
        BenchmarkPlan plan = first.plan();
        return new SweepPlan(
                sweep.name(),
                plan.primary(),
                corruption(sweep),
                plan.methods(),
                sweep.methods().stream()
                        .filter(method -> networks.teachersOf(method).isEmpty())
                        .map(MethodSpec::name)
                        .toList(),
                plan.seeds(),
                points(sweep),
                plan.metrics(),
                plan.comparison());
    }

    private static String corruption(ExperimentConfig sweep) {
        return sweep.corruption()
                .filter(corruption -> corruption.rate().isEmpty())
                .map(c -> BenchmarkPlanner.text(c.at(0), c.teacher()))
                .orElse("");
    }

    private List<SweepPoint> points(ExperimentConfig sweep) {
        Optional<SweptLabels> labels = SweptLabels.of(sweep.dataset(), sweep.sweep());
        if (labels.isEmpty()) {
            return sweep.points();
        }
        String key = labels.get().axis().key();
        List<Double> values = labels.get().values();
        List<Dataset> shown =
                labels.get()
                        .shown(
                                data.dataset(),
                                (index, message) -> {
                                    throw new ConfigurationException(
                                            "sweep.%s.%d: %s".formatted(key, index, message));
                                });
        Map<Double, Integer> labelled = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            labelled.put(values.get(i), TrainingLabels.count(shown.get(i)));
        }
        return sweep.points().stream()
                .map(point -> point.withLabelled(labelled.get(point.number(key).orElseThrow())))
                .toList();
    }
}
