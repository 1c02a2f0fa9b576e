package org.kdtoolkit.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.numpy.NpzWriter;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.TrialFolder;

class RunComparisonTest {

    private static final List<String> AB = List.of("cat", "dog");
    private static final List<String> BA = List.of("dog", "cat");

    @TempDir private Path folder;

    /** A sample's id, its class and what a trial takes it for. */
    private record Said(String id, String truth, String answer) {}

    private BenchmarkFolder benchmark(String name, String... methods) {
        BenchmarkFolder benchmark = new BenchmarkFolder(folder.resolve(name));
        benchmark.write(SampleBenchmark.plan(List.of(methods), List.of(1, 2)));
        return benchmark;
    }

    private static void trial(
            TrialFolder trial, String method, int seed, List<String> classes, Said... samples)
            throws IOException {
        trial.write(SampleBenchmark.done(method, seed, 0.5).result().orElseThrow());
        StringBuilder results = new StringBuilder();
        List<String> ids = new ArrayList<>();
        long[] labels = new long[samples.length];
        for (int i = 0; i < samples.length; i++) {
            Said said = samples[i];
            results.append(
                    "%s\"%s\": [{\"label\": \"%s\", \"score\": 0.9}]"
                            .formatted(i == 0 ? "" : ", ", said.id(), said.answer()));
            ids.add(said.id());
            labels[i] = classes.indexOf(said.truth());
        }
        Files.writeString(
                trial.path().resolve("predictions.json"), "{\"results\": {" + results + "}}");
        Files.writeString(
                trial.path().resolve("student.json"),
                "{\"classes\": [\"%s\"]}".formatted(String.join("\", \"", classes)));
        try (OutputStream out = Files.newOutputStream(trial.path().resolve("embeddings.npz"));
                NpzWriter npz = new NpzWriter(out)) {
            npz.write("test/ids", ids);
            npz.write("test/labels", labels);
        }
    }

    private static RunComparison compare(BenchmarkFolder a, BenchmarkFolder b) {
        return RunComparison.of(
                ComparedRun.of(a.path()), ComparedRun.of(b.path()), Optional.empty());
    }

    @Test
    void scoresBothOnTheSamplesOfBothByTheNamesOfTheirClasses() throws IOException {
        BenchmarkFolder a = benchmark("a", "none", "kd");
        BenchmarkFolder b = benchmark("b", "kd", "csc");
        for (int seed = 1; seed <= 2; seed++) {
            trial(
                    a.trial("kd", seed),
                    "kd",
                    seed,
                    AB,
                    new Said("1", "cat", "cat"),
                    new Said("2", "dog", "cat"),
                    new Said("3", "dog", "dog"),
                    new Said("4", "cat", "cat"),
                    new Said("gone", "cat", "cat"));
            trial(
                    b.trial("kd", seed),
                    "kd",
                    seed,
                    BA,
                    new Said("4", "dog", "dog"),
                    new Said("3", "dog", "dog"),
                    new Said("2", "dog", "dog"),
                    new Said("1", "cat", "cat"),
                    new Said("new", "cat", "dog"),
                    new Said("newer", "cat", "dog"));
        }

        RunComparison comparison = compare(a, b);

        assertThat(comparison.methods()).hasSize(1);
        MethodComparison kd = comparison.methods().get(0);
        assertThat(kd.samples()).isEqualTo(3);
        assertThat(kd.onlyA()).isEqualTo(1);
        assertThat(kd.onlyB()).isEqualTo(2);
        assertThat(kd.otherLabels()).isEqualTo(1);
        assertThat(kd.figures().get("top1").meanA()).isEqualTo(2 / 3.0);
        assertThat(kd.figures().get("top1").meanB()).isEqualTo(1);
        assertThat(kd.figures().get("top1").sentence()).isNotEmpty();
        assertThat(kd.agreement().get(1)).isEqualTo(new Agreement(2, 0, 1, 1));
        assertThat(comparison.notes())
                .containsExactly(
                        "only %s has: none".formatted(a.path()),
                        "only %s has: csc".formatted(b.path()));
    }

    @Test
    void aSeedOfOneRunAloneIsLeftOutAndSaid() throws IOException {
        BenchmarkFolder a = benchmark("a", "kd");
        BenchmarkFolder b = benchmark("b", "kd");
        trial(a.trial("kd", 1), "kd", 1, AB, new Said("1", "cat", "cat"));
        trial(a.trial("kd", 2), "kd", 2, AB, new Said("1", "cat", "dog"));
        trial(b.trial("kd", 1), "kd", 1, AB, new Said("1", "cat", "cat"));

        RunComparison comparison = compare(a, b);

        assertThat(comparison.methods().get(0).figures().get("top1").meanA()).isEqualTo(1);
        assertThat(comparison.notes())
                .containsExactly("kd: of one run alone, and left out, are the seeds [2]");
    }

    @Test
    void twoTrialsAreComparedWhateverTheirMethods() throws IOException {
        BenchmarkFolder a = benchmark("a", "kd");
        BenchmarkFolder b = benchmark("b", "csc");
        trial(a.trial("kd", 1), "kd", 1, AB, new Said("1", "cat", "cat"));
        trial(b.trial("csc", 2), "csc", 2, AB, new Said("1", "cat", "dog"));

        RunComparison comparison =
                RunComparison.of(
                        ComparedRun.of(a.trial("kd", 1).path()),
                        ComparedRun.of(b.trial("csc", 2).path()),
                        Optional.empty());

        MethodComparison only = comparison.methods().get(0);
        assertThat(List.of(only.method(), only.other())).containsExactly("kd", "csc");
        assertThat(only.agreement()).containsEntry(1, new Agreement(0, 1, 0, 1));
        assertThat(comparison.notes().get(0))
                .startsWith("the trials have different seeds, 1 and 2");
        Path csv = folder.resolve("out.csv");
        ComparisonFile.write(csv, comparison);
        assertThat(csv)
                .content()
                .isEqualTo(
                        "method_a,method_b,metric,seed,samples,only_a,only_b,other_labels,a,b\n"
                                + "kd,csc,top1,1,1,0,0,0,1.0,0.0\n"
                                + "kd,csc,top5,1,1,0,0,0,1.0,0.0\n");
    }

    @Test
    void refusesRunsWithoutACommonSample() throws IOException {
        BenchmarkFolder a = benchmark("a", "kd");
        BenchmarkFolder b = benchmark("b", "kd");
        trial(a.trial("kd", 1), "kd", 1, AB, new Said("1", "cat", "cat"));
        trial(b.trial("kd", 1), "kd", 1, AB, new Said("2", "cat", "cat"));

        assertThatThrownBy(() -> compare(a, b))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("have no judged sample in common (1 and 1 samples)");
    }

    @Test
    void saysWhoseAnswersATrialKeeps() throws IOException {
        TrialFolder trial = benchmark("a", "kd").trial("kd", 1);
        trial(trial, "kd", 1, AB, new Said("1", "cat", "cat"));
        Files.createDirectories(trial.path().resolve("students"));
        Files.writeString(trial.path().resolve("students/averaged.safetensors"), "");
        ComparedRun run = ComparedRun.of(trial.path());

        assertThatThrownBy(() -> RunComparison.of(run, run, Optional.of("averaged")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        trial.path()
                                + " keeps the answers of the plain student alone, not those of its"
                                + " average; leave out --student to compare the plain ones");
        assertThatThrownBy(() -> RunComparison.of(run, run, Optional.of("wide")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        trial.path()
                                + " has no answers to samples of the network wide; expected"
                                + " students/wide.predictions.json and"
                                + " students/wide.embeddings.npz");
    }

    @Test
    void refusesFoldersThatAreNoRun() {
        assertThatThrownBy(() -> ComparedRun.of(folder.resolve("nothing")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "is neither the folder of a benchmark nor of a finished trial")
                .hasMessageEndingWith("; there is no such folder");
    }

    @Test
    void refusesRunsWithoutACommonMethod() {
        BenchmarkFolder a = benchmark("a", "kd");
        BenchmarkFolder b = benchmark("b", "csc");
        assertThatThrownBy(() -> compare(a, b))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("have nothing to compare: only ");
    }
}
