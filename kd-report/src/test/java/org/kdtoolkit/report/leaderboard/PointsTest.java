package org.kdtoolkit.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.report.SamplePoints;
import org.kdtoolkit.report.page.ReportFiles;
import org.kdtoolkit.report.result.SweepFolder;

/** Sweeps over any keys. */
class PointsTest {

    private final SweepScores two = SweepScores.of(SamplePoints.ofTwoAxes());
    private final SweepScores one = SweepScores.of(SamplePoints.ofOneAxis());

    @TempDir private Path folder;

    @Test
    void pointsOfSeveralAxesStandInRows() {
        assertThat(SweepText.render(two))
                .startsWith(
                        """
                        digits: test/top1 by temperature, path

                        temperature            path         none            kd
                        1            birds/list.csv  60.0 ± 14.1   70.0 ± 14.1*
                        1             bees/list.csv  60.0 ± 14.1   75.0 ± 14.1*
                        16           birds/list.csv  60.0 ± 14.1   80.0 ± 14.1*
                        16            bees/list.csv  60.0 ± 14.1   85.0 ± 14.1*
                        over points                  60.0 ± 14.1   77.5 ± 14.1*
                        """)
                .contains(
                        "At each value of 'dataset.path' other samples are judged: compare methods"
                                + " at one point");
    }

    @Test
    void valuesOfOneAxisStandBesideEachOther() {
        assertThat(SweepText.render(one))
                .startsWith(
                        """
                        digits: test/top1 by temperature

                        method  seeds            1            16   over points
                        """)
                .doesNotContain("other samples are judged");
    }

    @Test
    void tablesForProgramsNameEachAxisByItsKey() throws JsonProcessingException {
        List<String> lines = PointsCsv.points(two).lines().toList();
        assertThat(lines)
                .startsWith(
                        "method,methods.kd.objectives.0.temperature,dataset.path,metric,mean,std,n,values")
                .filteredOn(line -> line.startsWith("kd,16,bees/list.csv,test/top1,0.85,"))
                .hasSize(1);

        JsonNode json = new ObjectMapper().readTree(PointsJson.points(two));
        assertThat(json.has("corruption")).isFalse();
        assertThat(json.at("/points/0/at").toString())
                .isEqualTo(
                        "{\"methods.kd.objectives.0.temperature\":1.0,\"dataset.path\":\"/data/birds/list.csv\"}");
        assertThat(json.at("/comparisons/points")).hasSize(4);
        assertThat(json.at("/comparisons/points/3/at/dataset.path").asText())
                .isEqualTo("/data/bees/list.csv");
    }

    @Test
    void filesOfAnySweepHaveTheirOwnNames() {
        new SweepFolder(folder).write(SamplePoints.ofTwoAxes().plan());
        ReportFiles.write(folder, SamplePoints.ofTwoAxes());

        assertThat(folder)
                .isDirectoryNotContaining("glob:**robustness*")
                .isDirectoryNotContaining("glob:**labels*");
        assertThat(folder.resolve("points.csv")).hasContent(PointsCsv.points(two));
        assertThat(folder.resolve("leaderboard.md"))
                .content()
                .contains("Over the points: each seed counts with its mean over the 4 points");
        assertThat(new SweepFolder(folder).read().plan())
                .isEqualTo(SamplePoints.ofTwoAxes().plan());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "dataset, other samples are judged",
                "dataset.limit.test, other samples are judged",
                "dataset.limit.train, -",
                "dataset.labels.count, -",
                "evaluation.tasks, students are judged in another way",
                "evaluation.select, another metric chooses the epoch",
                "student.type, another student is trained",
                "training.epochs, -",
                "methods.kd.objectives.0.temperature, -"
            })
    void tellsWhatMakesPointsIncomparable(String key, String what) {
        assertThat(IncomparableAxis.of(key).map(IncomparableAxis::what).orElse(null))
                .isEqualTo(what);
    }
}
