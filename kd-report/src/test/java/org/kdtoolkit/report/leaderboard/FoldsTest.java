package org.kdtoolkit.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kdtoolkit.report.SampleFolds;
import org.kdtoolkit.report.result.Sweep;

class FoldsTest {

    @Test
    void theLeaderboardHasEachSeedsMeanOverTheFolds() {
        assertThat(text(SampleFolds.finished()))
                .isEqualTo(
                        """
                        sounds

                                        validation          test         test          test          test
                                                                    retrieval       tagging    last epoch
                        method  seeds         top1          top1          map        dprime          top1
                        kd        2/2  77.0 ± 14.1*  75.0 ± 14.1   37.5 ± 7.1   2.50 ± 0.00   74.0 ± 14.1
                        none      2/2   67.0 ± 7.1    65.0 ± 7.1   32.5 ± 3.5   2.50 ± 0.00    64.0 ± 7.1

                        Mean ± sample standard deviation over seeds, in percent (d' as it is). Sorted by validation/top1, by which choices are made; * its best.

                        Beside none in test/top1 (paired t-test):
                          kd  no difference shown; 101 seeds would show 2 points with 80% power (found:
                              +10.0 points, 95% interval -53.5 to 73.5)
                        Over the folds: each seed counts with its mean over the folds 1, 2, if it ran to its end in all of them.

                        test/top1 by fold, * best by validation/top1, by which choices are made.

                        method            1             2
                        none     55.0 ± 7.1    75.0 ± 7.1
                        kd      70.0 ± 14.1*  80.0 ± 14.1*
                        """);
    }

    @Test
    void aSeedThatFailedInAFoldHasNoMean() {
        assertThat(text(SampleFolds.withFailure()))
                .contains(
                        """
                        kd        1/2        67.0         65.0         32.5          2.50         64.0
                        """,
                        """
                        fold 2: kd, seed 2 failed: the loss is NaN
                        Over the folds:\
                        """,
                        """
                        none     55.0 ± 7.1   75.0 ± 7.1*
                        kd      70.0 ± 14.1*  70.0 (1/2)
                        """);
    }

    @Test
    void theSpreadsheetHasEachFold() {
        assertThat(
                        PointsCsv.folds(SweepScores.of(SampleFolds.finished()))
                                .lines()
                                .filter(line -> line.contains(",test/top1,")))
                .containsExactly(
                        "none,1,test/top1,0.55,0.07071067811865474,2,0.5 0.6",
                        "none,2,test/top1,0.75,0.07071067811865482,2,0.7 0.8",
                        "kd,1,test/top1,0.7,0.14142135623730953,2,0.6 0.8",
                        "kd,2,test/top1,0.8,0.14142135623730953,2,0.7 0.9");
    }

    private static String text(Sweep sweep) {
        return SweepText.render(SweepScores.of(sweep));
    }
}
