package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.report.SampleFolds;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.Sweep;
import org.kdtoolkit.report.result.SweepFolder;
import org.w3c.dom.Document;

class FoldReportTest {

    @TempDir private Path folder;

    @Test
    void showsTheLeaderboardOverTheFoldsAndEachOfThem() {
        Document page = page(SampleFolds.finished());

        assertThat(Pages.texts(page, "h2"))
                .containsExactly("Leaderboard", "Folds", "Set-up", "Notes", "Configuration");
        assertThat(page.getDocumentElement().getTextContent())
                .contains("2 methods × 2 seeds × 2 folds, compared by test/top1")
                .contains(
                        "Over the folds: each seed counts with its mean over the folds 1, 2, if it"
                                + " ran to its end in all of them. The table shows test/top1 in"
                                + " each fold.")
                .contains("75.0 ± 14.1")
                .contains("The data is synthetic.")
                .doesNotContain("fold 1: The data is synthetic.")
                .contains("Teacher in fold 2test/top1 90.0 %")
                .contains("name: sounds");
        assertThat(Pages.links(page)).containsExactly("fold-1/report.html", "fold-2/report.html");
    }

    @Test
    void namesTheFoldOfATrialThatFailed() {
        assertThat(page(SampleFolds.withFailure()).getDocumentElement().getTextContent())
                .contains("fold 2: kd, seed 2 failed: the loss is NaN")
                .contains("70.0 (1/2)");
    }

    @Test
    void filesSummariseTheFolds() {
        ReportFiles.write(folder, SampleFolds.finished());

        assertThat(folder.resolve("leaderboard.json")).exists();
        assertThat(folder.resolve("folds.csv")).exists();
        assertThat(folder.resolve("robustness.csv")).doesNotExist();
        assertThat(folder.resolve("leaderboard.md"))
                .content()
                .contains(
                        "Over the folds: each seed counts with its mean over the folds 1, 2, if it"
                                + " ran to its end in all of them.");
    }

    @Test
    void aPlanOfFoldsIsReadAsItWasWritten() {
        SweepFolder sweep = new SweepFolder(folder);
        sweep.write(SampleFolds.finished().plan());

        assertThat(sweep.read().plan()).isEqualTo(SampleFolds.finished().plan());
        assertThat(sweep.planFile()).content().contains("\"folder\" : \"fold-2\"");
        assertThat(Files.exists(folder.resolve("fold-2"))).isFalse();
    }

    private static Document page(Sweep sweep) {
        return Pages.parse(SweepReport.render(sweep, SweepScores.of(sweep)));
    }
}
