package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.report.page.HtmlReport;

/**
 * Reports as people see them: in a browser, at the width of a desk and of a telephone, with scripts
 * and without, light and dark. Skipped where no browser is installed.
 */
class ReportInBrowserTest {

    private static final int DESK = 1400;
    private static final int TELEPHONE = 390;
    private static final int ENTER = 13;

    @TempDir private static Path folder;
    private static Chromium browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> installed = Chromium.installed();
        assumeTrue(
                installed.isPresent(),
                "no chromium, chromium-browser or google-chrome on the path: reports are not looked"
                        + " at");
        browser = Chromium.start(installed.get(), folder);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aBenchmarkReadsWell() throws IOException, InterruptedException {
        TinyExperiment experiment = TinyExperiment.synthetic(sub("benchmark"));
        assertThat(experiment.run("benchmark")).as(experiment.err()).isZero();

        readsWell("benchmark", experiment.result("report.html"));
    }

    @Test
    void aSweepReadsWell() throws IOException, InterruptedException {
        TinyExperiment experiment = TinyExperiment.synthetic(sub("sweep"));
        assertThat(
                        experiment.run(
                                "benchmark",
                                "training.epochs=1",
                                "corruption={type: swap, seed: 7}",
                                "sweep={dataset.labels.count: [12, 24, 48], corruption.rate: [0,"
                                        + " 0.5]}"))
                .as(experiment.err())
                .isZero();

        readsWell("sweep", experiment.result("report.html"));
        readsWell("sweep-point", experiment.result("count-12_rate-0/report.html"));
    }

    @Test
    void whatPeopleNameAndMeasureReadsWell() throws IOException, InterruptedException {
        Path hostile = Files.createDirectories(sub("hostile")).resolve("report.html");
        Files.writeString(hostile, HtmlReport.render(HostileBenchmark.of(20, 3, 40)));
        readsWell("hostile", hostile);

        Path least = hostile.resolveSibling("least.html");
        Files.writeString(least, HtmlReport.render(HostileBenchmark.of(1, 1, 1)));
        readsWell("least", least);
    }

    @Test
    void avdigitsReadsWell() throws IOException, InterruptedException {
        Path data = Path.of(System.getProperty("kd.data", ""));
        assumeThat(data.resolve("avdigits")).as("AV-Digits is not here").exists();
        Path copies = Files.createDirectories(sub("avdigits").resolve("examples"));
        Files.createSymbolicLink(copies.resolve("data"), data.toRealPath());
        Path example = copies.resolve("avdigits.yaml");
        Files.copy(Path.of("../examples/avdigits.yaml"), example);
        Terminal terminal = new Terminal();
        List<String> words = new ArrayList<>(List.of("benchmark", example.toString()));
        for (String set :
                List.of(
                        "seeds=[1, 2]",
                        "training.epochs=2",
                        "dataset.limit={train: 200, validation: 100, test: 100}",
                        "output=out")) {
            words.addAll(List.of("--set", set));
        }
        assertThat(terminal.run(words.toArray(String[]::new))).as(terminal.err()).isZero();

        readsWell("avdigits", copies.resolve("out/report.html"));
    }

    /** Looks at a report in all ways; screenshots are left in {@code target/reports}. */
    private static void readsWell(String name, Path report)
            throws IOException, InterruptedException {
        Path screenshots = Files.createDirectories(Path.of("target", "reports"));
        for (int width : new int[] {DESK, TELEPHONE}) {
            for (boolean scripts : new boolean[] {true, false}) {
                for (boolean dark : new boolean[] {false, true}) {
                    String way =
                            "%s-%d%s%s"
                                    .formatted(
                                            name,
                                            width,
                                            scripts ? "" : "-noscript",
                                            dark ? "-dark" : "");
                    BrowserPage page = browser.page().as(width, scripts, dark).load(report);
                    Files.write(screenshots.resolve(way + ".png"), page.screenshot());
                    assertThat(page.evaluate(findings())).as(way).isEmpty();
                    assertThat(ground(page)).as(way).isEqualTo(dark ? "dark" : "light");
                    if (scripts) {
                        assertThat(sorts(page)).as(way).isTrue();
                        assertThat(page.evaluate(findings())).as(way).isEmpty();
                    } else {
                        assertThat(page.evaluate("document.querySelectorAll('button').length"))
                                .as(way)
                                .hasToString("0");
                    }
                    assertThat(page.complaints(report)).as(way).isEmpty();
                }
            }
        }
    }

    /** Sorts each table by its second column, by keyboard; whether there was one to sort. */
    private static boolean sorts(BrowserPage page) {
        int tables =
                page.evaluate("document.querySelectorAll('table:not(.matrix)').length").asInt();
        boolean sortedNumbers = false;
        for (int i = 0; i < tables; i++) {
            String table = "document.querySelectorAll('table:not(.matrix)')[" + i + "]";
            if (page.evaluate(table + ".tBodies[0].rows.length").asInt() < 2) {
                continue;
            }
            // numbers the greatest first, words in their order
            boolean numbers = !values(page.evaluate(column(table))).isEmpty();
            List<String> orders =
                    numbers
                            ? List.of("descending", "ascending")
                            : List.of("ascending", "descending");
            for (String order : orders) {
                page.evaluate(table + ".querySelectorAll('th[scope=col] button')[1].focus()");
                page.press("Enter", ENTER);
                String heading = table + ".querySelectorAll('th[scope=col]')[1]";
                assertThat(page.evaluate(heading + ".getAttribute('aria-sort')").asText())
                        .isEqualTo(order);
                List<Double> values = values(page.evaluate(column(table)));
                List<Double> sorted = new ArrayList<>(values);
                sorted.sort(
                        order.equals("ascending")
                                ? Comparator.naturalOrder()
                                : Comparator.reverseOrder());
                assertThat(values).isEqualTo(sorted);
                sortedNumbers |= numbers;
            }
        }
        return sortedNumbers || onlyRows(page);
    }

    /** Tables of one row have nothing to sort. */
    private static boolean onlyRows(BrowserPage page) {
        return page.evaluate(
                                "Math.max(...Array.from(document.querySelectorAll('table:not(.matrix)"
                                    + " tbody')).map(b => b.rows.length))")
                        .asInt()
                < 2;
    }

    private static String column(String table) {
        return "Array.from("
                + table
                + ".tBodies[0].rows).map(row => row.cells[1]).filter(cell =>"
                + " cell.dataset.value).map(cell => Number(cell.dataset.value))";
    }

    private static List<Double> values(JsonNode array) {
        List<Double> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asDouble()));
        return values;
    }

    private static String ground(BrowserPage page) {
        String colour = page.evaluate("getComputedStyle(document.body).backgroundColor").asText();
        return colour.matches("rgb\\((\\d{1,2}), \\d{1,2}, \\d{1,2}\\)") ? "dark" : "light";
    }

    private static String findings() throws IOException {
        try (InputStream in =
                ReportInBrowserTest.class.getResourceAsStream("/browser/findings.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path sub(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }
}
