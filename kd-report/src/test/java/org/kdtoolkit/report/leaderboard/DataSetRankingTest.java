package org.kdtoolkit.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.leaderboard.DataSetRanking.Source;
import org.kdtoolkit.report.page.RankingFiles;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.Trial;

class DataSetRankingTest {

    @TempDir private Path folder;

    /** Benchmarks of methods a, b, c, of which a is always the best, and c the last. */
    private static Map<String, Source> sources(int count) {
        Map<String, Source> sources = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            sources.put(
                    "data" + i, source(Map.of("a", 0.9 - 0.01 * i, "b", 0.5 + 0.01 * i, "c", 0.4)));
        }
        return sources;
    }

    private static Source source(Map<String, Double> values) {
        List<String> methods = values.keySet().stream().sorted().toList();
        List<Trial> trials = new ArrayList<>();
        methods.forEach(m -> trials.add(SampleBenchmark.done(m, 1, values.get(m))));
        return Source.of(new Benchmark(SampleBenchmark.plan(methods, List.of(1)), trials, ""));
    }

    @Test
    void saysWhoIsBetterOverSeveralDataSets() {
        String text = RankingText.render(DataSetRanking.of(sources(6), Optional.empty()));
        assertThat(text)
                .startsWith("test/top1 over 6 data sets\n\nmethod  average rank     data0  ")
                .contains("a               1.00  90.0 (1)  89.0 (1)")
                .contains("Friedman's test: chi-squared = 12.00, p = 0.002; ")
                .contains("a is better than c.")
                .doesNotContain("a is better than b");
        assertThat(text.lines().skip(6))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void saysWhereSoFewDataSetsCanShowNothing() {
        assertThat(DataSetRanking.of(sources(2), Optional.empty()).sentences())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("No two methods can differ by Nemenyi's test"));
    }

    @Test
    void leavesOutWhatIsNotEverywhereAndSaysSo() {
        Map<String, Source> sources = sources(3);
        sources.put("other", source(Map.of("a", 0.5, "b", 0.4, "d", 0.9)));
        DataSetRanking found = DataSetRanking.of(sources, Optional.empty());
        assertThat(found.ranking().methods()).containsExactly("a", "b");
        assertThat(found.notes())
                .containsExactly(
                        "c is left out: it has no finite test/top1 in other",
                        "d is left out: it has no finite test/top1 in data0, data1, data2");
        sources.put("none", source(Map.of("a", Double.NaN, "b", 0.4)));
        assertThatThrownBy(() -> DataSetRanking.of(sources, Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("found b");
        assertThatThrownBy(
                        () ->
                                DataSetRanking.of(
                                        sources(2), Optional.of(MetricKey.parse("test/nothing"))))
                .hasMessageContaining("finite test/nothing in all of data0, data1, found none");
    }

    @Test
    void warnsOfOneDataSetThatCountsTwice() {
        Map<String, Source> sources = sources(3);
        sources.put("a", new Source(sources.get("data0").leaderboard(), Optional.of("digits")));
        sources.put("b", new Source(sources.get("data0").leaderboard(), Optional.of("digits")));
        assertThat(DataSetRanking.of(sources, Optional.empty()).notes())
                .containsExactly(
                        "a, b seem to be of one data set (digits), which then counts more than"
                                + " once; the tests suppose independent data sets");
    }

    @Test
    void drawsADiagramThatStandsAlone() throws IOException {
        DataSetRanking found = DataSetRanking.of(sources(6), Optional.empty());
        RankingFiles.write(folder.resolve("ranks.svg"), found);
        RankingFiles.write(folder.resolve("ranks.html"), found);
        assertThat(Files.readString(folder.resolve("ranks.svg")))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=")
                .contains("CD = 1.35")
                .contains("a (1.00)");
        assertThat(Files.readString(folder.resolve("ranks.html")))
                .contains(">Critical difference</h2>")
                .contains("a is better than c.");
    }
}
