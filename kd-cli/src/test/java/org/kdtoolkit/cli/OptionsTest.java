package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.train.exchange.ImportSource;

class OptionsTest {

    private final Terminal terminal = new Terminal();
    private final List<Record> understood = new ArrayList<>();
    private final Commands commands =
            new Commands(
                    List.of(
                            new BenchmarkCommand(this::note),
                            new TrainCommand(this::note),
                            new EvaluateCommand(this::note, this::note, this::note),
                            new ImportCommand(this::note),
                            new ExportCommand(this::note),
                            new ReportCommand("report", "", "BENCHMARK_DIR", this::note),
                            new PlanCommand(this::note),
                            new TrialCommand(this::note),
                            new SlurmCommand(this::note),
                            new TellCommand(this::note),
                            new RankCommand(this::note)));

    private ExitCode note(Record options, Console console) {
        understood.add(options);
        return ExitCode.DONE;
    }

    @Test
    void benchmarkTakesAFile() {
        run("benchmark a.yaml");

        assertThat(understood)
                .containsExactly(
                        new BenchmarkOptions(
                                new ExperimentSource(
                                        Path.of("a.yaml"), List.of(), Optional.empty()),
                                false,
                                false,
                                false,
                                OptionalInt.empty(),
                                Optional.empty()));
    }

    @Test
    void benchmarkTakesOptionsInAnyOrder() {
        run(
                "benchmark --resume --all --set name=b --out it's a.yaml --plugins jars --set"
                        + " seeds.0=-1");

        String out = Path.of("it's").toAbsolutePath().toString().replace("'", "''");
        assertThat(understood)
                .containsExactly(
                        new BenchmarkOptions(
                                new ExperimentSource(
                                        Path.of("a.yaml"),
                                        List.of("name=b", "seeds.0=-1", "output='" + out + "'"),
                                        Optional.of(Path.of("jars"))),
                                true,
                                true,
                                false,
                                OptionalInt.empty(),
                                Optional.empty()));
    }

    @Test
    void benchmarkRunsTrialsBesideEachOtherOrElsewhere() {
        run("benchmark a.yaml --jobs 3 --yes");
        run("benchmark a.yaml --on spark://host:7077");

        BenchmarkOptions here = (BenchmarkOptions) understood.get(0);
        assertThat(here.jobs()).hasValue(3);
        assertThat(here.yes()).isTrue();
        assertThat(((BenchmarkOptions) understood.get(1)).on()).contains("spark://host:7077");
        assertThat(terminal.run(commands, "benchmark", "a", "--jobs", "2", "--on", "x://y"))
                .isEqualTo(2);
        assertThat(terminal.err())
                .contains("--jobs is for this machine, --on for a cluster; give one");
    }

    @Test
    void trialTakesAFolderAndANumber() {
        run("trial plan 12 --plugins jars");

        assertThat(understood)
                .containsExactly(
                        new TrialOptions(
                                Path.of("plan"), OptionalInt.of(12), Optional.of(Path.of("jars"))));
        assertThat(terminal.run(commands, "trial", "plan")).isEqualTo(2);
        assertThat(terminal.err()).contains("needs the folder of a plan and a number: DIR N");
        assertThat(terminal.run(commands, "trial", "plan", "x")).isEqualTo(2);
        assertThat(terminal.err()).contains("takes the number of a trial, from 0, found 'x'");
    }

    @Test
    void aWorkerTakesItsNumbersFromTheInput() {
        run("trial plan --worker");

        assertThat(understood)
                .containsExactly(
                        new TrialOptions(Path.of("plan"), OptionalInt.empty(), Optional.empty()));
        assertThat(terminal.run(commands, "trial", "plan", "3", "--worker")).isEqualTo(2);
        assertThat(terminal.err()).contains("'3' is one word too many");
    }

    @Test
    void tellTakesValuesAsJsonOrOneByOne() {
        run("tell out --method kd --values {\"a.b\":1e-05,\"c\":[1,\"x\"]} --by TPE --plan");
        run("tell out --method kd --set a.b=1e-05 --set c=[1,\"x\"] --set d=adam --set e=a=b");

        TellOptions json = (TellOptions) understood.get(0);
        assertThat(json.benchmark()).isEqualTo(Path.of("out"));
        assertThat(json.values()).containsOnlyKeys("a.b", "c");
        assertThat(json.by()).isEqualTo("TPE");
        assertThat(json.planOnly()).isTrue();
        TellOptions single = (TellOptions) understood.get(1);
        assertThat(single.values()).containsAllEntriesOf(json.values());
        assertThat(single.values().get("d").isTextual()).isTrue();
        assertThat(single.values().get("e").asText()).isEqualTo("a=b");
        assertThat(single.planOnly()).isFalse();
    }

    @Test
    void trainTakesAMethodAndASeed() {
        run("train a.yaml --method mnf+csc --seed 3");

        assertThat(understood)
                .containsExactly(
                        new TrainOptions(
                                new ExperimentSource(
                                        Path.of("a.yaml"), List.of(), Optional.empty()),
                                "mnf+csc",
                                OptionalInt.of(3),
                                false));
    }

    @Test
    void rankTakesSeveralFolders() {
        run("rank a b c --metric test/retrieval-map --out d.SVG");

        assertThat(understood)
                .containsExactly(
                        new RankOptions(
                                List.of(Path.of("a"), Path.of("b"), Path.of("c")),
                                Optional.of(MetricKey.parse("test/retrieval-map")),
                                Optional.of(Path.of("d.SVG"))));
    }

    @Test
    void evaluateTakesASubset() {
        run("evaluate runs/a/kd/seed-1");
        run("evaluate runs/a/kd/seed-1 --subset validation");

        Path trial = Path.of("runs/a/kd/seed-1");
        assertThat(understood)
                .containsExactly(
                        new EvaluateOptions(trial, Subset.TEST, Optional.empty()),
                        new EvaluateOptions(trial, Subset.VALIDATION, Optional.empty()));
    }

    @Test
    void evaluateTakesWeightsInAFile() {
        run(
                "evaluate a.yaml --weights w.pth --prefix net --set name=b --out dir --subset"
                        + " validation");

        assertThat(understood)
                .containsExactly(
                        new EvaluateWeightsOptions(
                                new ExperimentSource(
                                        Path.of("a.yaml"), List.of("name=b"), Optional.empty()),
                                Path.of("w.pth"),
                                Optional.of("net"),
                                Subset.VALIDATION,
                                Optional.of(Path.of("dir"))));
    }

    @Test
    void importTakesAFileAndABackbone() {
        run("import w.pth --backbone resnet --prefix net --set layers=34 --out w.safetensors");

        assertThat(understood)
                .containsExactly(
                        new ImportOptions(
                                new ImportSource(
                                        Path.of("w.pth"),
                                        "resnet",
                                        Optional.of("net"),
                                        List.of("layers=34")),
                                Path.of("w.safetensors"),
                                Optional.empty()));
    }

    @Test
    void exportTakesATrial() {
        run("export runs/a/kd/seed-1 --out w.safetensors");

        assertThat(understood)
                .containsExactly(
                        new ExportOptions(
                                Path.of("runs/a/kd/seed-1"),
                                Optional.empty(),
                                ExportFormat.SAFETENSORS,
                                ExportPrecision.FLOAT32,
                                Optional.empty(),
                                Path.of("w.safetensors"),
                                Optional.empty()));
    }

    @Test
    void exportTakesAFileAndAFormat() {
        run(
                "export w.safetensors --student image --format onnx --precision int8"
                        + " --calibration seen --out w.onnx --plugins jars");

        assertThat(understood)
                .containsExactly(
                        new ExportOptions(
                                Path.of("w.safetensors"),
                                Optional.of("image"),
                                ExportFormat.ONNX,
                                ExportPrecision.INT8,
                                Optional.of(Path.of("seen")),
                                Path.of("w.onnx"),
                                Optional.of(Path.of("jars"))));
    }

    @Test
    void reportTakesAFolder() {
        run("report runs/a");

        assertThat(understood).containsExactly(new ReportOptions(Path.of("runs/a"), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train a.yaml | 'kd train' needs --method NAME; see 'kd help train'",
                "train a.yaml --method kd --seed one | the option '--seed' takes a whole number,"
                        + " found 'one'; see 'kd help train'",
                "evaluate a --subset tst | unknown subset 'tst'; did you mean 'test'? (known:"
                        + " train, validation, test); see 'kd help'",
                "export a --out w.pth | --out w.pth: the name must end in .safetensors or .onnx;"
                        + " see 'kd help export'",
                "export a --out w.onnx --format safetensors | --out w.onnx: with --format"
                        + " safetensors the name must end in .safetensors; see 'kd help export'",
                "export a --out w.pb --format onnx | --out w.pb: with --format onnx the name must"
                        + " end in .onnx; see 'kd help export'",
                "export a --out w.onnx --format onx | --format onx: unknown format; did you mean"
                        + " 'onnx'? (known: safetensors, onnx); see 'kd help export'",
                "evaluate a --prefix b | 'kd evaluate' takes --prefix with --weights alone; see 'kd"
                        + " help'",
                "evaluate a --batch-size 8 | 'kd evaluate' takes --batch-size with --list alone;"
                        + " see 'kd help'",
                "evaluate a --out b | 'kd evaluate' takes --out with --weights alone; see 'kd"
                        + " help'",
                "import a.pth --out b.safetensors | 'kd import' needs --backbone NAME; see 'kd help"
                        + " import'",
                "export a | 'kd export' needs --out FILE; see 'kd help export'",
                "benchmark a.yaml --plugins x --plugins y | the option '--plugins' takes one value,"
                        + " found 'x' and 'y'; see 'kd help benchmark'",
                "benchmark a.yaml b.yaml | 'b.yaml' is one word too many; see 'kd help benchmark'",
                "rank a | 'kd rank' needs the folders of two benchmarks at least, found 1; see 'kd"
                        + " help rank'",
                "rank a ./a | a folder is named twice, and would count twice; see 'kd help rank'",
                "rank a b --metric top1 | --metric top1: expected a subset and a metric, such as"
                        + " test/top1; see 'kd help rank'",
                "rank a b --out c.png | --out c.png: the name must end in .html or .svg; see 'kd"
                        + " help rank'",
                "tell a | 'kd tell' needs --method NAME; see 'kd help tell'",
                "tell a --method kd | 'kd tell' takes values either as --values JSON or each as"
                        + " --set KEY=VALUE; see 'kd help tell'",
                "tell a --method kd --set b | the option '--set' takes KEY=VALUE, found 'b'; see"
                        + " 'kd help tell'",
                "tell a --method kd --set b=1 --set b=2 | the option '--set' gives 'b' twice; see"
                        + " 'kd help tell'",
                "slurm a.yaml --time 2h | the option '--time' takes minutes, hours:minutes:seconds"
                        + " or days-hours, found '2h'; see 'kd help slurm'",
                "slurm a.yaml --time 1:30 | the option '--time' takes 2 minutes at least, found"
                        + " '1:30': a task is told to stop 90 seconds before its limit, and would"
                        + " finish no epoch; see 'kd help slurm'",
                "report | 'kd report' needs BENCHMARK_DIR; see 'kd help report'",
            })
    void refusesWhatItDoesNotUnderstand(String line, String message) {
        assertThat(terminal.run(commands, line.split(" "))).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("kd: " + message + "\n");
        assertThat(understood).isEmpty();
    }

    private void run(String line) {
        assertThat(terminal.run(commands, line.split(" "))).isZero();
    }
}
