package org.kdtoolkit.report.page;

import java.util.List;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.RunEnvironment;

/**
 * The report as one HTML page that needs nothing beside it: no scripts, no fonts, no images from
 * elsewhere. Every number stands with its number of seeds.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** The page's text, of the figures alone. */
    public static String render(Benchmark benchmark) {
        return render(benchmark, "", new RunEnvironment(List.of()));
    }

    /**
     * The page's text.
     *
     * @param folder where the trials left what sections show of single samples
     */
    public static String render(Benchmark benchmark, BenchmarkFolder folder) {
        return render(
                benchmark,
                ReadingSection.of(folder, benchmark.plan()).render(),
                folder.environment());
    }

    private static String render(
            Benchmark benchmark, String ofSamples, RunEnvironment environment) {
        BenchmarkPlan plan = benchmark.plan();
        Palette palette = new Palette(plan.methods());
        return Page.render(
                plan.name(),
                lead(plan),
                String.join(
                        "",
                        SummarySection.banners(benchmark),
                        new LeaderboardSection(Leaderboard.of(benchmark), palette).render(),
                        SummarySection.render(benchmark),
                        new DifferenceSection(benchmark, palette).render(),
                        new CurveSection(benchmark, palette).render(),
                        CostSection.render(benchmark),
                        ofSamples,
                        new TrialSection(benchmark).render(),
                        ProvenanceSection.render(benchmark, environment),
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
