package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.report.SampleLabels;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.Sweep;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class LabelReportTest {

    @TempDir private Path folder;

    @Test
    void drawsCurvesForEachRateAndSaysWhatIsSaved() {
        Document page = page(SampleLabels.atTwoRates());

        assertThat(Pages.texts(page, "h2"))
                .containsExactly(
                        "Labels, rate 0",
                        "Labels, rate 0.5",
                        "Robustness",
                        "Difference to none at each point",
                        "Set-up",
                        "Notes",
                        "Configuration");
        assertThat(Pages.texts(page, "figcaption"))
                .contains(
                        "test/top1 by number of labels, rate 0",
                        "test/top1 by number of labels, rate 0.5",
                        "test/top1 by rate of the corruption, 10 labels",
                        "test/top1 by rate of the corruption, 1,000 labels");
        assertThat(page.getDocumentElement().getTextContent())
                .contains("2 methods × 5 seeds × 3 label budgets × 2 rates of a corruption")
                .contains(
                        "kd: 10 labels and a teacher do what 316 labels do, 95% interval 316 to"
                                + " 316");
        assertThat(Pages.texts(page, "summary")).containsExactly("Resolved configuration");
    }

    @Test
    void namesTheBudgetsUnderTheCurves() {
        Document page = page(SampleLabels.ofTwoSeeds());

        assertThat(Pages.texts(page, "h2"))
                .containsExactly("Labels", "Set-up", "What failed", "Notes", "Configuration");
        assertThat(Pages.texts(page, "text")).contains("10", "100", "1,000");
        assertThat(((Element) page.getElementsByTagName("svg").item(0)).getAttribute("aria-label"))
                .isEqualTo("test/top1 (%) by number of labels");
        assertThat(Pages.links(page)).contains("count-100/report.html");
    }

    @Test
    void standsBesideTheFilesForPrograms() throws IOException {
        ReportFiles.write(folder, SampleLabels.atTwoRates());

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "leaderboard.json",
                            "leaderboard.csv",
                            "leaderboard.md",
                            "leaderboard.tex",
                            "trials.csv",
                            "labels.json",
                            "labels.csv",
                            "labels-saved.csv",
                            "report.html");
        }
        assertThat(folder.resolve("leaderboard.md"))
                .content()
                .endsWith(
                        "\n\nOver the points: each seed counts with its mean over the 6 points of"
                                + " the sweep, if it ran to its end at all of them.\n");
    }

    private static Document page(Sweep sweep) {
        return Pages.parse(SweepReport.render(sweep, SweepScores.of(sweep)));
    }
}
