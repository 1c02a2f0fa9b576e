package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.DistillerReadings;
import org.kdtoolkit.report.samples.SampleStudy;
import org.w3c.dom.Document;

class ReadingSectionTest {

    @TempDir private Path path;

    /** Three clean samples and two others: the clean one is above in 5 of 6 pairs. */
    private static DistillerReadings.Reading reading(String className) {
        return new DistillerReadings.Reading(
                "mnf-gate",
                List.of("a", "b", "c", "d", "e"),
                List.of(
                        List.of(className),
                        List.of("two"),
                        List.of("two"),
                        List.of("two"),
                        List.of()),
                List.of("clean", "clean", "clean", "swapped", "noise"),
                List.of(0.9f, 0.5f, 0.7f, 0.6f, 0.1f),
                2);
    }

    private Document page(DistillerReadings readings) {
        Benchmark benchmark = SampleBenchmark.partlyFinished();
        BenchmarkFolder folder = new BenchmarkFolder(path);
        folder.trial("mnf+csc", 1).write(readings);
        return Pages.parse(HtmlReport.render(benchmark, SampleStudy.none(List.of()), folder));
    }

    @Test
    void showsHowWellAReadingTellsCleanSamplesFromOthers() {
        Document page = page(new DistillerReadings(3, List.of(reading("one"))));

        assertThat(Pages.texts(page, "h2")).contains("What the distillers saw");
        assertThat(Pages.texts(page, "h3")).contains("mnf+csc: mnf-gate");
        String text = page.getDocumentElement().getTextContent();
        assertThat(text)
                .contains(
                        "epoch 3, 1 seed; area under the ROC curve, clean against spoilt: 0.833; 2"
                                + " samples left out, their figure not being finite")
                .contains("By class");
        List<String> cells = Pages.texts(page, "td");
        assertThat(cells)
                .containsSequence("3", "0.7000", "0.7000", "0.5200 to 0.8800", "–")
                .containsSequence("1", "0.1000", "0.1000", "0.1000 to 0.1000", "1.000")
                .containsSequence("1", "0.6000", "0.6000", "0.6000 to 0.6000", "0.667")
                .containsSequence("0", "–", "1", "0.1000")
                .containsSequence("2", "0.6000", "1", "0.6000");
    }

    @Test
    void namesFromDataAreTextAlone() {
        String evil = "<script>alert(1)</script>";
        Document page = page(new DistillerReadings(3, List.of(reading(evil))));

        assertThat(page.getElementsByTagName("script").getLength()).as("its own").isOne();
        assertThat(Pages.texts(page, "th")).contains(evil);
    }

    @Test
    void saysNothingOfMethodsWithoutReadings() {
        Document page =
                Pages.parse(
                        HtmlReport.render(
                                SampleBenchmark.partlyFinished(),
                                SampleStudy.none(List.of()),
                                new BenchmarkFolder(path)));
        assertThat(Pages.texts(page, "h2")).doesNotContain("What the distillers saw");
    }

    @Test
    void refusesAFileWhoseListsDiffer() throws IOException {
        Path file = new BenchmarkFolder(path).trial("kd", 1).readingsFile();
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                {"epoch": 1, "readings": [{"name": "x", "ids": ["a"], "labels": [], "values": [1], "not-finite": 0}]}
                """);
        assertThatThrownBy(() -> new BenchmarkFolder(path).trial("kd", 1).readings())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'x' has 1 ids, 0 labels, 0 conditions and 1 values");
    }
}
