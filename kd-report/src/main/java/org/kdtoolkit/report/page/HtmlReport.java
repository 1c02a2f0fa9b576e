package org.kdtoolkit.report.page;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.samples.SampleStudy;

/**
 * The report as one HTML page that needs nothing beside it: no scripts, no fonts, no images from
 * elsewhere. Every number stands with its number of seeds.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** The page's text, without sections on single samples. */
    public static String render(Benchmark benchmark) {
        return render(benchmark, SampleStudy.none(List.of()), Map.of());
    }

    /**
     * The page's text.
     *
     * @param study what the trials answered to single samples
     * @param thumbnails of samples, by their ids; those that are missing are told
     */
    public static String render(
            Benchmark benchmark, SampleStudy study, Map<String, Thumbnail> thumbnails) {
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
                        new CostCharts(benchmark, palette).render(),
                        new SampleSections(benchmark, study, thumbnails, palette).render(),
                        new TrialSection(benchmark).render(),
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
