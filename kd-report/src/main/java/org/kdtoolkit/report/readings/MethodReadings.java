package org.kdtoolkit.report.readings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.DistillerReadings;

/**
 * All that one method read.
 *
 * @param method its name
 * @param epochs the epochs that the readings are of, one a seed
 * @param readings over the seeds, by name
 */
public record MethodReadings(
        String method, SortedSet<Integer> epochs, Map<String, ReadingSummary> readings) {

    /**
     * Reads what the trials of a method left. One trial is in memory at a time.
     *
     * @return empty if none left anything
     * @throws org.kdtoolkit.api.data.DataException if a file can't be read
     */
    public static Optional<MethodReadings> of(
            BenchmarkFolder folder, BenchmarkPlan plan, String method) {
        SortedSet<Integer> epochs = new TreeSet<>();
        Map<String, ReadingSummary> readings = new LinkedHashMap<>();
        for (int seed : plan.seeds()) {
            Optional<DistillerReadings> trial = folder.trial(method, seed).readings();
            trial.ifPresent(
                    found -> {
                        epochs.add(found.epoch());
                        found.readings()
                                .forEach(
                                        one ->
                                                readings.computeIfAbsent(
                                                                one.name(),
                                                                name -> new ReadingSummary())
                                                        .add(one));
                    });
        }
        return readings.isEmpty()
                ? Optional.empty()
                : Optional.of(new MethodReadings(method, epochs, readings));
    }
}
