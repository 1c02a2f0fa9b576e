package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.report.SampleErrors;
import org.kdtoolkit.report.SampleSweep;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepPlan;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SweepReportTest {

    @TempDir private Path folder;

    @Test
    void showsWhatBecomesOfTheMethods() {
        Document page = page(SampleSweep.finished());

        assertThat(Pages.texts(page, "h2"))
                .containsExactly(
                        "Robustness",
                        "Difference to none at each point",
                        "Set-up",
                        "What failed",
                        "Notes",
                        "Configuration");
        assertThat(page.getDocumentElement().getTextContent())
                .contains("2 methods × 2 seeds × 3 rates of a corruption (swap, seed 7)")
                .contains("The data is synthetic.")
                .contains("rate 0.3: kd, seed 2 failed: the loss is NaN")
                .contains("85.0 ± 7.1")
                .contains("Teacher at rate 0.3test/top1 90.0 %")
                .contains("name: digits");
        assertThat(Pages.texts(page, "summary")).containsExactly("Resolved configuration");
    }

    @Test
    void drawsACurveAMethodWithItsPoints() {
        Document page = page(SampleSweep.finished());

        // two methods at three rates, of three metrics, the first in three widths, others in two
        int drawings = 3 + 2 + 2;
        assertThat(Pages.texts(page, "title").stream().filter("kd"::equals)).hasSize(3 * drawings);
        assertThat(Pages.texts(page, "figcaption"))
                .containsExactly(
                        "test/top1 by rate of the corruption",
                        "test/retrieval-map by rate of the corruption",
                        "test/tagging-dprime by rate of the corruption");
        NodeList paths = page.getElementsByTagName("path");
        assertThat(paths.getLength()).isEqualTo(drawings * 2 * 2);
        for (int i = 0; i < paths.getLength(); i++) {
            assertThat(((Element) paths.item(i)).getAttribute("d")).matches("[ML0-9. -]+Z?");
        }
    }

    @Test
    void marksTheLeastWhereLessIsBetter() {
        Document page = page(SampleErrors.sweep());

        assertThat(Pages.texts(page, "strong"))
                .containsExactly("23.0 ± 1.4", "11.5 ± 0.7", "21.5 ± 0.7");
        assertThat(page.getDocumentElement().getTextContent())
                .contains("Less is better: error-rate.");
    }

    @Test
    void leadsToTheReportOfEachRate() {
        assertThat(Pages.links(page(SampleSweep.finished())))
                .containsExactly(
                        "rate-0/report.html", "rate-0.3/report.html", "rate-1/report.html");
    }

    @Test
    void makesDoWithWhatThereIs() {
        assertThat(page(SampleSweep.begun()).getDocumentElement().getTextContent())
                .contains("2 methods × 2 seeds × 3 rates")
                .contains("65.0");
        SweepPlan plan = SampleSweep.begun().plan();
        assertThat(Pages.texts(page(new Sweep(plan, List.of(), "")), "h2"))
                .containsExactly("Robustness", "Set-up");
    }

    @Test
    void standsBesideTheFilesForPrograms() throws IOException {
        ReportFiles.write(folder, SampleSweep.finished());

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "leaderboard.json",
                            "leaderboard.csv",
                            "leaderboard.md",
                            "leaderboard.tex",
                            "trials.csv",
                            "robustness.json",
                            "robustness.csv",
                            "report.html");
        }
        assertThat(folder.resolve("leaderboard.md"))
                .content()
                .contains("| kd | 1/2 |")
                .endsWith(
                        "\n\nOver the rates: each seed counts with its mean over the rates 0, 0.3,"
                                + " 1, if it ran to its end at all of them.\n");
    }

    private static Document page(Sweep sweep) {
        return Pages.parse(SweepReport.render(sweep, SweepScores.of(sweep)));
    }
}
