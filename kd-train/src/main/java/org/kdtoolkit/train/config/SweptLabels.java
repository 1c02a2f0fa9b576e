package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.datasets.labels.LabelBudgetConfig;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * The axis of a sweep that says how many training samples have labels.
 *
 * @param axis its key and values
 * @param seed decides which samples have them
 */
public record SweptLabels(SweepAxis axis, long seed) {

    private static final long FIRST_SEED = 1;

    /** The axis, if a sweep has one. */
    public static Optional<SweptLabels> of(DatasetSpec dataset, Map<?, ?> sweep) {
        long seed = dataset.labels().map(LabelBudgetConfig::seed).orElse(FIRST_SEED);
        return SweepPoint.BUDGETS.stream()
                .filter(sweep::containsKey)
                .findFirst()
                .map(key -> new SweptLabels(new SweepAxis(key, (Space) sweep.get(key)), seed))
                .filter(labels -> labels.axis.size().isPresent());
    }

    /** The values as they stand in the file: counts, or shares. */
    public List<Double> values() {
        return axis.values().stream().map(value -> value.number().orElse(Double.NaN)).toList();
    }

    /**
     * The data at each value, in which only as many training samples have labels.
     *
     * @param all the data with all labels
     * @param refusal is told which value is no budget, by its index, and why
     * @return the data of the values that are budgets
     */
    public List<Dataset> shown(Dataset all, BiConsumer<Integer, String> refusal) {
        List<Dataset> shown = new ArrayList<>();
        Map<Integer, Double> known = new HashMap<>();
        List<Double> values = values();
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            try {
                Dataset own = budget(value).budget().orElseThrow().applied(all, seed);
                int labelled = TrainingLabels.count(own);
                Double other = known.putIfAbsent(labelled, value);
                if (labelled == 0) {
                    refusal.accept(i, "no training sample keeps its label; raise it");
                } else if (other != null) {
                    refusal.accept(
                            i,
                            "gives %s, as %s does; remove one"
                                    .formatted(
                                            SweepPoint.budget(labelled), SweepPoint.number(other)));
                } else {
                    shown.add(own);
                }
            } catch (ConfigurationException e) {
                refusal.accept(i, e.getMessage());
            }
        }
        return shown;
    }

    private LabelBudgetConfig budget(double value) {
        return new LabelBudgetConfig(
                axis.key().equals(SweepPoint.COUNT) ? Optional.of((int) value) : Optional.empty(),
                axis.key().equals(SweepPoint.SHARE) ? Optional.of(value) : Optional.empty(),
                axis.key().equals(SweepPoint.PER_CLASS)
                        ? Optional.of((int) value)
                        : Optional.empty(),
                seed);
    }
}
