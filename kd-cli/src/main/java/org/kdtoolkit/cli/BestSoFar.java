package org.kdtoolkit.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.EpochRecord;

/** The best value over a trial's epochs of the metric that chooses one. */
final class BestSoFar {

    private final Optional<MetricKey> selecting;
    private Optional<Map.Entry<MetricKey, Double>> best = Optional.empty();

    /**
     * None yet.
     *
     * @param selecting what chooses the epoch; empty where nothing does, and the first metric
     *     counts
     */
    BestSoFar(Optional<MetricKey> selecting) {
        this.selecting = selecting;
    }

    /** Takes note of epochs. */
    void add(List<EpochRecord> epochs, Declarations declarations) {
        epochs.forEach(
                epoch ->
                        epoch.metrics().entrySet().stream()
                                .filter(this::counts)
                                .findFirst()
                                .filter(value -> isBetter(value, declarations))
                                .ifPresent(
                                        value ->
                                                best =
                                                        Optional.of(
                                                                Map.entry(
                                                                        value.getKey(),
                                                                        value.getValue()))));
    }

    private boolean counts(Map.Entry<MetricKey, Double> value) {
        return selecting.map(value.getKey()::equals).orElse(true);
    }

    private boolean isBetter(Map.Entry<MetricKey, Double> value, Declarations declarations) {
        return !value.getValue().isNaN()
                && best.filter(
                                old ->
                                        !Column.of(value.getKey(), declarations)
                                                .metric()
                                                .isBetter(value.getValue(), old.getValue()))
                        .isEmpty();
    }

    /** Such as {@code best validation/top1 81.2%}; nothing while no epoch was judged. */
    String text(Declarations declarations) {
        return best.map(
                        value ->
                                "best %s %s"
                                        .formatted(
                                                value.getKey(),
                                                Column.of(value.getKey(), declarations)
                                                        .signed(value.getValue())))
                .orElse("");
    }
}
