package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the packaged distribution, as a user meets them. */
class DistributionIT {

    private record Result(int code, String out, String err) {}

    private static final Path LAUNCHER = Path.of("../kd").toAbsolutePath().normalize();

    @TempDir private Path folder;
    private Path elsewhere;

    @BeforeEach
    void skipWithoutBash() throws IOException {
        assumeThat(System.getProperty("os.name"))
                .as("the launcher needs bash")
                .doesNotContain("Windows");
        elsewhere = Files.createDirectory(folder.resolve("some where"));
    }

    @Test
    void startsThroughALinkFromAnyFolder() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("a link"), LAUNCHER);

        Result result = run(link, "list", "backbone");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("convnet").contains("kd-models");
    }

    @Test
    void passesTheExitCodeOnAndComplainsOnStandardError() throws IOException, InterruptedException {
        Result result = run(LAUNCHER, "validate", "no where.yaml");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("kd: no where.yaml: there is no such file\n");
    }

    @Test
    void bringsAnEngineThatComputes() throws IOException, InterruptedException {
        Result result = run(LAUNCHER, "doctor");

        assertThat(result.out()).contains("ok    engine     PyTorch").contains("OMP_NUM_THREADS=");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void knowsItsVersion() throws IOException, InterruptedException {
        assertThat(run(LAUNCHER, "--version").out()).matches("kd \\d+\\.\\d+.*\n");
    }

    @Test
    void goesOnWhereItWasInterrupted() throws IOException, InterruptedException {
        Path experiment = TinyExperiment.synthetic(elsewhere).file();
        String[] command = {
            "benchmark",
            experiment.toString(),
            "--resume",
            "--set",
            "methods=[none]",
            "--set",
            "seeds=[1]",
            "--set",
            "training.epochs=40",
        };
        Path trial = elsewhere.resolve("out/none/seed-1");
        Path epochs = trial.resolve("metrics.jsonl");
        Process process = start(LAUNCHER, command);
        while (process.isAlive() && !Files.exists(trial.resolve("checkpoint/state.json"))) {
            Thread.sleep(10);
        }

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(text(folder.resolve("err")))
                .endsWith(
                        "kd: interrupted; the same command with --resume goes on after the last"
                                + " finished epoch\n")
                .doesNotContain("Exception");
        List<String> before = Files.readAllLines(epochs);
        assertThat(before).hasSizeBetween(1, 39).allMatch(line -> line.endsWith("}"));
        Result resumed = run(LAUNCHER, command);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Files.readAllLines(epochs)).hasSize(40).startsWith(before.get(0));
    }

    private Result run(Path launcher, String... args) throws IOException, InterruptedException {
        int code = start(launcher, args).waitFor();
        return new Result(code, text(folder.resolve("out")), text(folder.resolve("err")));
    }

    private Process start(Path launcher, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(elsewhere.toFile())
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("err").toFile());
        builder.environment().put("KD_BUILD", "never");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
