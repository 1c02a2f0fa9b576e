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

class OptionsTest {

    private final Terminal terminal = new Terminal();
    private final List<Record> understood = new ArrayList<>();
    private final Commands commands =
            new Commands(
                    List.of(
                            new BenchmarkCommand(this::note),
                            new TrainCommand(this::note),
                            new EvaluateCommand(this::note),
                            new ReportCommand(this::note)));

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
                                false));
    }

    @Test
    void benchmarkTakesOptionsInAnyOrder() {
        run("benchmark --resume --set name=b --out it's a.yaml --plugins jars --set seeds.0=-1");

        String out = Path.of("it's").toAbsolutePath().toString().replace("'", "''");
        assertThat(understood)
                .containsExactly(
                        new BenchmarkOptions(
                                new ExperimentSource(
                                        Path.of("a.yaml"),
                                        List.of("name=b", "seeds.0=-1", "output='" + out + "'"),
                                        Optional.of(Path.of("jars"))),
                                true));
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
    void reportTakesAFolder() {
        run("report runs/a");

        assertThat(understood).containsExactly(new ReportOptions(Path.of("runs/a")));
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
                "benchmark a.yaml b.yaml | 'b.yaml' is one word too many; see 'kd help benchmark'",
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
