package org.kdtoolkit.report.leaderboard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.result.TrialResult;

/**
 * One method over its seeds.
 *
 * @param name the method's name
 * @param control whether it is there to keep the others honest
 * @param planned how many seeds it is to have
 * @param seeds the seeds that ran to their end; values of metrics are in this order
 * @param failed the trials that ended with an error
 * @param metrics each metric over the seeds that have it
 * @param seconds the mean wall-clock time of a trial; empty if no seed ran to its end
 */
public record MethodScore(
        String name,
        boolean control,
        int planned,
        List<Integer> seeds,
        List<TrialResult.Failed> failed,
        Map<MetricKey, Spread> metrics,
        OptionalDouble seconds) {

    /** Copies maps and lists. */
    public MethodScore {
        seeds = List.copyOf(seeds);
        failed = List.copyOf(failed);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** The name as tables show it. */
    public String title() {
        return control ? name + " (control)" : name;
    }

    /** A metric over the seeds, if any seed has it. */
    public Optional<Spread> metric(MetricKey key) {
        return Optional.ofNullable(metrics.get(key));
    }

    /** Whether each seed that ran to its end has a metric. */
    boolean hasOfAllSeeds(MetricKey key) {
        return metric(key).filter(spread -> spread.count() == seeds.size()).isPresent();
    }

    /** A metric of one of these seeds, if all have it. */
    double of(int seed, MetricKey key) {
        return metrics.get(key).values().get(seeds.indexOf(seed));
    }

    /** A metric by seed; nothing if not all of these seeds have it. */
    public Map<Integer, Double> bySeed(MetricKey key) {
        Map<Integer, Double> values = new LinkedHashMap<>();
        if (hasOfAllSeeds(key)) {
            seeds.forEach(seed -> values.put(seed, of(seed, key)));
        }
        return values;
    }

    /** Whether some seeds ran to their end, and some did not. */
    boolean lacksSeeds() {
        return !seeds.isEmpty() && seeds.size() < planned;
    }

    /** How many seeds ran to their end, of how many: {@code 5/5}. */
    public String progress() {
        return seeds.size() + "/" + planned;
    }
}
