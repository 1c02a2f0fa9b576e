package org.kdtoolkit.report.page;

import java.util.List;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkPlan;

/**
 * The report as one HTML page that needs nothing beside it: no fonts, no images, no scripts from
 * elsewhere. Every number stands with its number of seeds.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** The page's text. */
    public static String render(Benchmark benchmark) {
        BenchmarkPlan plan = benchmark.plan();
        Palette palette = new Palette(plan.methods());
        Notes notes = SummarySection.notes(benchmark);
        return Page.render(
                plan.name(),
                lead(plan),
                notes.alarms(),
                List.of(
                        new LeaderboardSection(Leaderboard.of(benchmark), palette).render(),
                        new DifferenceSection(benchmark, palette).render(),
                        SummarySection.render(benchmark),
                        new CurveSection(benchmark, palette).render(),
                        CostSection.render(benchmark),
                        notes.failed(),
                        new TrialSection(benchmark).render(),
                        notes.foot(),
                        Page.configuration(benchmark.configuration())));
    }

    private static String lead(BenchmarkPlan plan) {
        return "%s × %s, compared by %s"
                .formatted(
                        Page.counted(plan.methods().size(), "method"),
                        Page.counted(plan.seeds().size(), "seed"),
                        plan.primary());
    }
}
