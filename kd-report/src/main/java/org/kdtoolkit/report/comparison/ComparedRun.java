package org.kdtoolkit.report.comparison;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.SweepFolder;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

/**
 * One of two runs: a benchmark, or a single trial.
 *
 * @param path its folder
 * @param single whether it is a trial
 * @param methods the trials that ran to their end, by method and seed
 */
public record ComparedRun(
        Path path, boolean single, Map<String, Map<Integer, TrialFolder>> methods) {

    /**
     * Tells a run by its folder.
     *
     * @throws ConfigurationException if it is neither the folder of a benchmark nor of a finished
     *     trial
     * @throws org.kdtoolkit.api.data.DataException if a file can't be read
     */
    public static ComparedRun of(Path path) {
        BenchmarkFolder benchmark = new BenchmarkFolder(path);
        if (new SweepFolder(path).exists()) {
            throw new ConfigurationException(
                    "%s is the folder of a sweep; name the folder of one of its points: %s"
                            .formatted(path, points(path)));
        }
        Optional<BenchmarkPlan> plan = benchmark.plan();
        if (plan.isPresent()) {
            return new ComparedRun(path, false, trials(benchmark, plan.get()));
        }
        TrialFolder trial = new TrialFolder(path);
        TrialResult.Done done =
                trial.result()
                        .flatMap(TrialResult::done)
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "%s is neither the folder of a benchmark nor of a finished trial; expected OUT with benchmark.json, or OUT/METHOD/seed-N with the result.json of a trial that is done%s"
                                                        .formatted(
                                                                path,
                                                                Files.exists(path)
                                                                        ? ""
                                                                        : "; there is no such"
                                                                                + " folder")));
        return new ComparedRun(path, true, Map.of(done.method(), Map.of(done.seed(), trial)));
    }

    private static String points(Path path) {
        List<SweepPoint> points =
                new SweepFolder(path).read().benchmarks().stream().map(at -> at.point()).toList();
        return points.stream().map(SweepPoint::folder).limit(5).toList()
                + (points.size() > 5 ? " and %d more".formatted(points.size() - 5) : "");
    }

    private static Map<String, Map<Integer, TrialFolder>> trials(
            BenchmarkFolder benchmark, BenchmarkPlan plan) {
        Map<String, Map<Integer, TrialFolder>> methods = new LinkedHashMap<>();
        for (String method : plan.methods()) {
            Map<Integer, TrialFolder> seeds = new TreeMap<>();
            for (int seed : plan.seeds()) {
                benchmark
                        .result(method, seed)
                        .flatMap(TrialResult::done)
                        .ifPresent(done -> seeds.put(seed, benchmark.trial(method, seed)));
            }
            methods.put(method, seeds);
        }
        return methods;
    }
}
