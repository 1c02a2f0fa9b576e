package org.kdtoolkit.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.SampleErrors;
import org.kdtoolkit.report.SampleLabels;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.Trial;

class PaperFilesTest {

    @Test
    void theTableHasRulesOfBooktabsAndMarksBestAndSecond() throws IOException {
        assertThat(tex(SampleBenchmark.partlyFinished())).isEqualTo(golden("leaderboard.tex"));
    }

    @Test
    void aDaggerMarksADifferenceThatTheCorrectedTestShows() {
        String table = tex(SampleErrors.benchmark());
        assertThat(table)
                .contains(
                        "$^\\dagger$ differs from none in test/error-rate ($p < 0.05$, paired"
                                + " t-test over seeds with Holm's correction).")
                .contains("& \\textbf{11.5 $\\pm$ 0.7}$^\\dagger$ &")
                .contains("none & 2/2 & \\underline{");
        assertThat(tex(SampleBenchmark.partlyFinished())).doesNotContain("dagger");
    }

    @Test
    void ofEqualMeansBothAreTheBestAndTheNextIsTheSecond() {
        List<Trial> trials =
                Stream.of("a", "b", "c", "d")
                        .map(name -> SampleBenchmark.done(name, 1, name.equals("c") ? 0.5 : 0.625))
                        .toList();
        Benchmark benchmark =
                new Benchmark(
                        SampleBenchmark.plan(List.of("a", "b", "c", "d"), List.of(1)), trials, "");
        assertThat(tex(benchmark).lines().filter(line -> line.contains("1/1")))
                .extracting(line -> line.substring(0, line.indexOf(" & ", 8)))
                .containsExactly(
                        "a & 1/1 & \\textbf{64.5}",
                        "b & 1/1 & \\textbf{64.5}",
                        "c & 1/1 & \\underline{52.0}",
                        "d & 1/1 & \\textbf{64.5}");
    }

    @Test
    void namesPrintAsTheyAreWhateverTheyHoldForLatex() {
        assertThat(LatexText.of("a_b & 50% #1 {x} \\y ~^ <z> | $5 -- \u001b[2J"))
                .isEqualTo(
                        String.join(
                                " ",
                                "a\\_b",
                                "\\&",
                                "50\\%",
                                "\\#1",
                                "\\{x\\}",
                                "\\textbackslash{}y",
                                "\\textasciitilde{}\\textasciicircum{}",
                                "\\textless{}z\\textgreater{}",
                                "\\textbar{}",
                                "\\$5",
                                "-{}-",
                                "\\textbackslash{}u001b[2J"));
        assertThat(tex(SampleBenchmark.single("\\input{x}")))
                .contains("\n\\textbackslash{}input\\{x\\} & 1/1 & ")
                .doesNotContain("\\input");
        assertThat(LatexText.number("-0.5")).isEqualTo("$-$0.5");
        assertThat(LatexText.number("–")).isEqualTo("--");
        assertThat(LatexText.label("my_run: 50%!")).isEqualTo("my-run-50");
    }

    @Test
    void trialsHaveARowForEachValueAndTellTheEpoch() throws IOException {
        assertThat(TrialsCsv.render(SampleBenchmark.partlyFinished()))
                .isEqualTo(golden("trials.csv"));
    }

    @Test
    void trialsOfASweepHaveAColumnForEachAxis() {
        List<String> lines = TrialsCsv.render(SampleLabels.atTwoRates()).lines().toList();
        assertThat(lines.get(0))
                .isEqualTo("method,seed,dataset.labels.count,corruption.rate,epoch,metric,value");
        assertThat(lines.get(1)).startsWith("none,1,10,0,chosen,");
        assertThat(lines).anyMatch(line -> line.startsWith("kd,1,1000,0.5,last,"));
        assertThat(lines).doesNotHaveDuplicates().allMatch(line -> line.split(",").length == 7);
    }

    private static String tex(Benchmark benchmark) {
        return LeaderboardTex.render(Leaderboard.of(benchmark), List.of());
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = PaperFilesTest.class.getResourceAsStream("/golden/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
