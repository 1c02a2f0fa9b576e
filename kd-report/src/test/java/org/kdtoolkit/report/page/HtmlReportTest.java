package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.SampleErrors;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkPlan;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TeacherWarning;
import org.kdtoolkit.report.result.Trial;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {

    @Test
    void tellsTheWholeStory() {
        Document page = Pages.parse(HtmlReport.render(SampleBenchmark.partlyFinished()));
        assertThat(Pages.texts(page, "h2"))
                .containsExactly(
                        "Leaderboard",
                        "Difference to none",
                        "Set-up",
                        "Training",
                        "Cost",
                        "Accuracy against cost",
                        "What failed",
                        "Trials",
                        "Notes",
                        "Configuration");
        String text = page.getDocumentElement().getTextContent();
        assertThat(text)
                .contains("3 methods × 3 seeds, compared by test/top1")
                .contains("The data is synthetic.")
                .contains("kd, seed 2 failed: the loss term 'kd' is NaN")
                .contains("72.0 ± 1.0")
                .contains("test/top1 90.0 %")
                .contains("the one with the greatest validation/top1 of each trial")
                .contains("as training left them")
                .contains("6 done, 1 failed, 2 not finished")
                .contains("94,218")
                .contains("name: digits");
        // kd - none over the seeds 1 and 3: 3 and 3 points
        assertThat(text).contains("+3.0 to +3.0");
        assertThat(Pages.texts(page, "summary")).containsExactly("Resolved configuration");
    }

    @Test
    void saysWhichWayMetricsOfOthersAreBetter() {
        Document page = Pages.parse(HtmlReport.render(SampleErrors.benchmark()));

        assertThat(page.getDocumentElement().getTextContent())
                .contains("in percent (separation as it is, errors-latency in seconds).")
                .contains("Less is better: error-rate, errors-latency.")
                .contains("the one with the least validation/error-rate of each trial")
                .contains("in test/error-rate, in percentage points, with its")
                .contains("where the difference is negative, the method is the better one.")
                .contains("-17.9 to -5.1");
        assertThat(Pages.texts(page, "td"))
                .containsSequence("11.5 ± 0.7", "11.5 ± 0.7", "8.71 ± 0.54", "0.029 ± 0.002");
        assertThat(Pages.texts(page, "strong")).containsExactly("11.5 ± 0.7", "better");
        assertThat(Pages.texts(page, "dd"))
                .contains("better: -11.5 points, 95% interval -17.9 to -5.1, p = 0.028");
        assertThat(Pages.texts(page, "title")).contains("kd: 11.0 %", "kd: -11.5");
    }

    @Test
    void drawsOneDotASeed() {
        Document page = Pages.parse(HtmlReport.render(SampleBenchmark.partlyFinished()));
        List<String> titles = Pages.texts(page, "title");
        assertThat(titles).contains("none: 71.0 %", "none: 72.0 %", "none: 73.0 %");
        assertThat(titles).contains("kd: 74.0 %", "kd: 76.0 %", "mnf+csc: 78.0 %");
    }

    @Test
    void drawsOnlyFiniteCoordinates() {
        List<EpochRecord> diverged =
                List.of(
                        epoch(1, Map.of("class", 1e30, "flat", 0.0)),
                        epoch(2, Map.of("class", Double.NaN, "flat", 0.0)),
                        epoch(3, Map.of("class", Double.POSITIVE_INFINITY, "flat", 0.0)));
        Benchmark benchmark =
                new Benchmark(
                        SampleBenchmark.plan(List.of("kd"), List.of(1)),
                        List.of(new Trial("kd", 1, Optional.empty(), diverged)),
                        "");
        Document page = Pages.parse(HtmlReport.render(benchmark));
        NodeList paths = page.getElementsByTagName("path");
        assertThat(paths.getLength()).isPositive();
        for (int i = 0; i < paths.getLength(); i++) {
            assertThat(((Element) paths.item(i)).getAttribute("d")).matches("[ML0-9. -]+Z?");
        }
    }

    @Test
    void needsNothingBesideIt() {
        String html = HtmlReport.render(SampleBenchmark.partlyFinished());
        Document page = Pages.parse(html);
        for (String tag : List.of("link", "img", "iframe", "base", "form")) {
            assertThat(page.getElementsByTagName(tag).getLength()).as(tag).isZero();
        }
        assertThat(Pages.texts(page, "script")).singleElement().asString().contains("aria-sort");
        assertThat(html).contains("default-src &apos;none&apos;");
        assertThat(html).doesNotContain("http:", "https:", "@import", "url(", "src=");
    }

    @Test
    void showsHostileTextsAsTheyAreWritten() {
        String name = "</style><script>alert('x')</script>\" onload=\"x & <b>%s%d\u0007\u202e";
        String shown = name.replace("\u0007", "\\u0007").replace("\u202e", "\\u202e");
        Benchmark sample = SampleBenchmark.single(name);
        Document page =
                Pages.parse(
                        HtmlReport.render(
                                new Benchmark(sample.plan(), sample.trials(), "</pre>" + name)));
        assertThat(page.getElementsByTagName("script").getLength()).as("its own").isOne();
        assertThat(page.getElementsByTagName("b").getLength()).isZero();
        assertThat(Pages.texts(page, "span")).contains(shown);
        assertThat(Pages.texts(page, "pre")).containsExactly("</pre>" + shown);
    }

    @Test
    void saysAtItsHeadWhatMakesFiguresDoubtfulAndAtItsFootTheRest() {
        Benchmark sample = SampleBenchmark.partlyFinished();
        BenchmarkPlan plan = sample.plan();
        String doubt = TeacherWarning.ofOnly("it is right about 10.0% of the samples");
        Document page =
                Pages.parse(
                        HtmlReport.render(
                                new Benchmark(
                                        new BenchmarkPlan(
                                                plan.name(),
                                                plan.primary(),
                                                plan.select(),
                                                plan.methods(),
                                                plan.seeds(),
                                                plan.facts(),
                                                List.of("The data is synthetic.", doubt),
                                                List.of()),
                                        sample.trials(),
                                        "")));

        assertThat(Pages.texts(page, "header"))
                .singleElement()
                .asString()
                .contains("1 trial failed: kd, seed 2 failed: the loss term 'kd' is NaN", doubt)
                .doesNotContain("The data is synthetic.");
        assertThat(Pages.texts(page, "li")).contains("The data is synthetic.", doubt);
    }

    @Test
    void standsInTheOrderOfTheValidationMetricAndMarksNothingOnTest() {
        Document page = Pages.parse(HtmlReport.render(SampleBenchmark.partlyFinished()));

        assertThat(Pages.texts(page, "span").subList(0, 3))
                .containsExactly("mnf+csc", "kd", "none");
        assertThat(Pages.texts(page, "strong")).containsExactly("80.0");
        assertThat(page.getDocumentElement().getTextContent())
                .contains(
                        "Sorted by validation/top1, by which choices are made; in bold its best.");
    }

    @Test
    void sectionsOfOneNameHaveAnchorsOfTheirOwn() {
        String html =
                Page.render(
                        "<t>",
                        "l",
                        Html.NONE,
                        List.of(
                                Section.of("<b>", Html.text("1")),
                                Section.of("B", Html.text("2")),
                                Section.NONE,
                                Section.of("方法", Html.text("3"))));

        assertThat(html)
                .contains("id=\"b\"", "href=\"#b-2\"", "id=\"b-2\"", "href=\"#-3\"")
                .contains("&lt;b&gt;")
                .doesNotContain("<b>", "<t>");
    }

    @Test
    void makesDoWithOneSeed() {
        Document page = Pages.parse(HtmlReport.render(SampleBenchmark.single("kd")));
        assertThat(Pages.texts(page, "h2"))
                .containsExactly("Leaderboard", "Set-up", "Training", "Cost", "Trials", "Notes");
        assertThat(page.getDocumentElement().getTextContent())
                .contains("1 method × 1 seed")
                .doesNotContain("50.0 ±");
    }

    @Test
    void makesDoWithNothingFinished() {
        List<String> methods = IntStream.range(0, 10).mapToObj(i -> "m" + i).toList();
        List<Trial> trials = new ArrayList<>();
        methods.forEach(method -> trials.add(new Trial(method, 1, Optional.empty(), List.of())));
        Document page =
                Pages.parse(
                        HtmlReport.render(
                                new Benchmark(
                                        SampleBenchmark.plan(methods, List.of(1)), trials, "")));
        assertThat(Pages.texts(page, "h2"))
                .containsExactly("Leaderboard", "Set-up", "Trials", "Notes");
        assertThat(page.getDocumentElement().getTextContent()).contains("10 not finished");
    }

    @Test
    void standsBesideTheLeaderboards(@TempDir Path folder) throws IOException {
        ReportFiles.write(folder, SampleBenchmark.partlyFinished());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "leaderboard.json",
                            "leaderboard.csv",
                            "leaderboard.md",
                            "leaderboard.tex",
                            "trials.csv",
                            "report.html");
        }
    }

    private static EpochRecord epoch(int epoch, Map<String, Double> losses) {
        return new EpochRecord(
                epoch,
                losses,
                Map.of(),
                Map.of(MetricKey.of(Subset.VALIDATION, "top1"), 0.5),
                1,
                1,
                0);
    }
}
