package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kdtoolkit.report.SamplePoints;
import org.kdtoolkit.report.leaderboard.SweepScores;
import org.kdtoolkit.report.result.Sweep;
import org.w3c.dom.Document;

/** The report of a sweep over any keys. */
class PointReportTest {

    @Test
    void drawsAChartForEachCombinationOfTheOtherAxes() {
        Document page = page(SamplePoints.ofTwoAxes());

        assertThat(Pages.texts(page, "h2")).startsWith("Points", "Set-up");
        assertThat(Pages.texts(page, "figcaption"))
                .containsExactly(
                        "test/top1 by methods.kd.objectives.0.temperature, path birds/list.csv",
                        "test/top1 by methods.kd.objectives.0.temperature, path bees/list.csv");
        assertThat(page.getDocumentElement().getTextContent())
                .contains("2 methods × 2 seeds × 4 points of temperature, path")
                .contains("methods.kd.objectives.0.temperature (log scale)")
                .contains("At each value of 'dataset.path' other samples are judged");
    }

    @Test
    void drawsAllMetricsAlongAnOnlyAxis() {
        assertThat(Pages.texts(page(SamplePoints.ofOneAxis()), "figcaption"))
                .containsExactly(
                        "test/top1 by methods.kd.objectives.0.temperature",
                        "test/retrieval-map by methods.kd.objectives.0.temperature",
                        "test/tagging-dprime by methods.kd.objectives.0.temperature");
    }

    @Test
    void eachRowLeadsToItsPoint() {
        String html = html(SamplePoints.ofTwoAxes());

        assertThat(html)
                .contains("<a href=\"temperature-16_path-bees-list.csv/report.html\">4</a>")
                .contains("<a href=\"temperature-1_path-birds-list.csv/report.html\">1</a>");
    }

    private static String html(Sweep sweep) {
        return SweepReport.render(sweep, SweepScores.of(sweep));
    }

    private static Document page(Sweep sweep) {
        return Pages.parse(html(sweep));
    }
}
