package org.kdtoolkit.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.report.leaderboard.Legend;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPlan;

/** The report of a sweep: how much of a corruption the methods withstand. */
final class SweepReport {

    private SweepReport() {}

    /** The page's text. It links to the reports of the rates, which lie in folders beside it. */
    static String render(Sweep sweep, SweepScores robustness) {
        SweepPlan plan = sweep.plan();
        return Page.render(
                plan.name(),
                "%s × %s × %s of a corruption (%s), compared by %s"
                        .formatted(
                                Page.counted(plan.methods().size(), "method"),
                                Page.counted(plan.seeds().size(), "seed"),
                                Page.counted(plan.points().size(), "rate"),
                                plan.corruption(),
                                plan.primary()),
                String.join(
                        "",
                        Html.banner("note", notes(sweep)),
                        Html.banner("alert", Legend.failures(robustness)),
                        sweep.plan().hasBudgets() ? "" : new RobustnessSection(robustness).render(),
                        Html.section("Set-up", Html.facts(facts(sweep))),
                        Page.configuration(sweep.configuration())));
    }

    /** The notes of all rates, each once. */
    private static List<String> notes(Sweep sweep) {
        return sweep.benchmarks().stream()
                .flatMap(at -> at.benchmark().notes().stream())
                .distinct()
                .toList();
    }

    private static Map<String, String> facts(Sweep sweep) {
        SweepPlan plan = sweep.plan();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Methods", String.join(", ", plan.methods()));
        facts.put(
                "Seeds",
                plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        sweep.benchmarks().stream()
                .map(Sweep.AtPoint::benchmark)
                .findFirst()
                .ifPresent(first -> facts.putAll(first.plan().facts()));
        facts.put("Corruption", plan.corruption());
        sweep.benchmarks().stream()
                .filter(at -> !at.benchmark().teacher().isEmpty())
                .forEach(
                        at ->
                                facts.put(
                                        "Teacher at " + at.point().text(),
                                        SummarySection.teacher(at.benchmark())));
        return facts;
    }
}
