package org.kdtoolkit.eval.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.kdtoolkit.eval.leaderboard.Leaderboard;
import org.kdtoolkit.eval.result.Benchmark;
import org.kdtoolkit.eval.result.BenchmarkPlan;

/**
 * The report as one HTML page that needs nothing beside it: no scripts, no fonts, no images from
 * elsewhere. Every number stands with its number of seeds.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** The page's text. */
    public static String render(Benchmark benchmark) {
        BenchmarkPlan plan = benchmark.plan();
        Palette palette = new Palette(plan.methods());
        return String.join(
                "",
                head(plan.name()),
                "<h1>%s</h1>\n".formatted(Html.escape(plan.name())),
                "<p class=\"lead\">%s</p>\n".formatted(Html.escape(lead(plan))),
                SummarySection.banners(benchmark),
                new LeaderboardSection(Leaderboard.of(benchmark), palette).render(),
                SummarySection.render(benchmark),
                new DifferenceSection(benchmark, palette).render(),
                new CurveSection(benchmark, palette).render(),
                CostSection.render(benchmark),
                new TrialSection(benchmark).render(),
                configuration(benchmark.configuration()),
                "</main>\n</body>\n</html>\n");
    }

    private static String head(String title) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        """
                .formatted(Html.escape(title), style());
    }

    private static String lead(BenchmarkPlan plan) {
        return "%s × %s, compared by %s"
                .formatted(
                        counted(plan.methods().size(), "method"),
                        counted(plan.seeds().size(), "seed"),
                        plan.primary());
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String configuration(String text) {
        return text.isEmpty()
                ? ""
                : "<section>\n<details><summary>Resolved configuration</summary>\n<pre>%s</pre>\n</details>\n</section>\n"
                        .formatted(Html.escape(text));
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css is missing from the jar", e);
        }
    }
}
