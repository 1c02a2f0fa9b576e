package org.kdtoolkit.train.run;

import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.page.ReportFiles;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.report.samples.StudyReader;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;

/**
 * Puts what the trials of a plan have left where reports read it: results also into the folders of
 * the cells that they stand for, and by what they ran into the record of each benchmark. To be
 * called by one process at a time; trials may be running.
 */
public final class PlanCollection {

    private final PlanFolder folder;
    private final TrialPlan plan;

    /**
     * Prepares to collect.
     *
     * @param folder the plan's folder
     * @param plan what is in it
     */
    public PlanCollection(PlanFolder folder, TrialPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /**
     * Collects what there is; at each point of a sweep the leaderboard and the report are renewed.
     *
     * @throws org.kdtoolkit.api.data.DataException if a file can't be read or written
     */
    public void collect() {
        plan.trials().forEach(this::standIn);
        Set<String> points = points();
        points.forEach(this::record);
        points.stream().filter(point -> !point.isEmpty()).forEach(this::report);
    }

    private Set<String> points() {
        Set<String> points = new LinkedHashSet<>();
        for (PlannedTrial trial : plan.trials()) {
            points.add(trial.pointFolder());
            trial.also().forEach(also -> points.add(PlannedTrial.pointOf(also)));
        }
        return points;
    }

    private void standIn(PlannedTrial trial) {
        Optional<TrialResult> result = folder.trial(trial.folder()).result();
        if (result.isEmpty()) {
            return;
        }
        for (String also : trial.also()) {
            adopt(trial, PlannedTrial.pointOf(also));
            TrialFolder own = folder.trial(also);
            Map<MetricKey, Double> teacher = teacher(trial, PlannedTrial.pointOf(also));
            TrialResult here = StandIn.here(result.get(), trial, teacher);
            if (!own.result().equals(Optional.of(here))) {
                StandIn.copy(new Twins.Twin(trial, folder.trial(trial.folder())), own, teacher);
            }
        }
    }

    /** A point none of whose trials is its own is described as that which stands for it. */
    private void adopt(PlannedTrial trial, String point) {
        BenchmarkFolder at = folder.benchmark(point);
        if (!Files.exists(at.planFile()) && ofPoint(point).findAny().isEmpty()) {
            folder.benchmark(trial.pointFolder()).plan().ifPresent(at::write);
        }
    }

    private Stream<PlannedTrial> ofPoint(String point) {
        return plan.trials().stream().filter(trial -> trial.pointFolder().equals(point));
    }

    /** What the teachers at a point are worth, as its own trials say. */
    private Map<MetricKey, Double> teacher(PlannedTrial standing, String point) {
        if (ofPoint(point).findAny().isEmpty()) {
            return teacher(standing).orElse(Map.of());
        }
        return Stream.concat(
                        ofPoint(point).filter(trial -> trial.seed() == standing.seed()),
                        ofPoint(point))
                .flatMap(trial -> teacher(trial).stream())
                .filter(metrics -> !metrics.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    private Optional<Map<MetricKey, Double>> teacher(PlannedTrial trial) {
        return folder.trial(trial.folder())
                .result()
                .flatMap(TrialResult::done)
                .map(TrialResult.Done::teacher);
    }

    private void record(String point) {
        List<TrialFolder> trials =
                ofPoint(point).map(trial -> folder.trial(trial.folder())).toList();
        BenchmarkFolder at = folder.benchmark(point);
        ProcessSummary.of(at, trials).ifPresent(at::write);
    }

    private void report(String point) {
        BenchmarkFolder at = folder.benchmark(point);
        if (Files.exists(at.planFile())) {
            Benchmark benchmark = at.read();
            ReportFiles.write(at.path(), benchmark, StudyReader.read(at, benchmark));
        }
    }
}
