package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.leaderboard.LeaderboardText;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.InputHash;
import org.kdtoolkit.report.result.RunProcess;
import org.kdtoolkit.report.result.SubsetUse;
import org.kdtoolkit.report.result.Trial;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.report.samples.SampleStudy;
import org.w3c.dom.Document;

class ProvenanceSectionTest {

    private static final String ALL = "a".repeat(64);
    private static final String FEWER = "b".repeat(64);

    @TempDir private Path path;

    private static RunProcess process(String started) {
        return new RunProcess(
                started,
                "",
                Map.of("engine", "PyTorch 2.7.1"),
                Map.of("processor", "a <fast> one"),
                List.of("training.epochs=2"),
                List.of("kd"),
                List.of(1, 2),
                Map.of("dataset.path", new InputHash("list.csv", 1, 7, "content", ALL)));
    }

    private static Benchmark judgedOn(Map<String, String> idsByMethod) {
        List<Trial> trials = new ArrayList<>();
        idsByMethod.forEach(
                (method, ids) -> {
                    Trial trial = SampleBenchmark.done(method, 1, 0.5);
                    TrialResult.Done done = trial.result().orElseThrow().done().orElseThrow();
                    SubsetUse use = new SubsetUse(12, 1, 0, 1, 10, ids);
                    trials.add(
                            new Trial(
                                    method,
                                    1,
                                    Optional.of(withSamples(done, Map.of("test", use))),
                                    trial.epochs()));
                });
        List<String> methods = trials.stream().map(Trial::method).toList();
        return new Benchmark(SampleBenchmark.plan(methods, List.of(1)), trials, "");
    }

    private static TrialResult withSamples(TrialResult.Done done, Map<String, SubsetUse> samples) {
        return new TrialResult.Done(
                done.method(),
                done.seed(),
                done.metrics(),
                done.selectedEpoch(),
                done.last(),
                done.averaged(),
                done.teacher(),
                done.cost(),
                done.reEstimatedBatchNorm(),
                done.skippedSamples(),
                done.notes(),
                done.files(),
                samples);
    }

    @Test
    void showsSamplesAndEachProcess() {
        BenchmarkFolder folder = new BenchmarkFolder(path);
        folder.write(folder.environment().with(process("2026-01-01T00:00:00Z")));
        folder.write(
                folder.environment()
                        .with(process("2026-01-02T00:00:00Z").until("2026-01-02T01:00:00Z")));
        Document page =
                Pages.parse(
                        HtmlReport.render(
                                judgedOn(Map.of("kd", ALL, "csc", ALL)),
                                SampleStudy.none(List.of()),
                                folder));

        assertThat(Pages.texts(page, "h3")).contains("Samples", "Run 1 of 2", "Run 2 of 2");
        assertThat(Pages.texts(page, "td"))
                .containsSequence("12", "1", "0", "1", "10", "aaaaaaaaaaaa…")
                .containsSequence("list.csv", "1", "7", "content");
        assertThat(Pages.texts(page, "dd"))
                .contains("not yet, or broken off", "2026-01-02T01:00:00Z", "a <fast> one");
    }

    @Test
    void aProcessThatEndsTakesItsOwnPlace() {
        BenchmarkFolder folder = new BenchmarkFolder(path);
        folder.write(folder.environment().with(process("2026-01-01T00:00:00Z")));
        folder.write(
                folder.environment()
                        .with(process("2026-01-01T00:00:00Z").until("2026-01-01T00:00:01Z")));

        assertThat(folder.environment().processes())
                .singleElement()
                .extracting(RunProcess::ended)
                .isEqualTo("2026-01-01T00:00:01Z");
    }

    @Test
    void trialsThatWereJudgedOnOtherSamplesAreSaidLoudly() {
        Benchmark apart = judgedOn(Map.of("kd", ALL, "csc", FEWER));

        assertThat(apart.warnings())
                .singleElement()
                .asString()
                .startsWith("The trials were not judged on the same test samples (")
                .contains("kd with seed 1 on 10", "csc with seed 1 on 10");
        assertThat(LeaderboardText.render(apart)).contains(apart.warnings().get(0));
        assertThat(HtmlReport.render(apart)).contains("not judged on the same test samples");
        assertThat(judgedOn(Map.of("kd", ALL, "csc", ALL)).warnings()).isEmpty();
    }

    @Test
    void resultsOfEarlierVersionsSayNothing() {
        assertThat(SampleBenchmark.partlyFinished().warnings()).isEmpty();
        assertThat(new BenchmarkFolder(path).environment().processes()).isEmpty();
    }

    /** As {@code hashlib.sha256} in Python gives it of the sorted ids, a line feed behind each. */
    @Test
    void theChecksumDoesNotDependOnTheOrder() {
        assertThat(SubsetUse.checksum(List.of("b", "a", "\u00e9", "\ud834\udd1e", "\ufb00")))
                .isEqualTo("cf44ee826ca171b3aea479bc5f5d61e71f3bd982cfc0b830a4d1f6ab0e5ce050")
                .isEqualTo(
                        SubsetUse.checksum(List.of("\ud834\udd1e", "\ufb00", "\u00e9", "b", "a")));
    }
}
