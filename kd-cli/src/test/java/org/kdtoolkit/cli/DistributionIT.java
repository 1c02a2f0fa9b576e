package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher and the packaged distribution, as a user meets them. */
class DistributionIT {

    @TempDir private Path folder;
    private Path elsewhere;
    private Launcher launcher;

    @BeforeEach
    void skipWithoutBash() throws IOException {
        assumeThat(System.getProperty("os.name"))
                .as("the launcher needs bash")
                .doesNotContain("Windows");
        elsewhere = Files.createDirectory(folder.resolve("some where"));
        launcher = new Launcher(elsewhere, folder);
    }

    @Test
    void startsThroughALinkFromAnyFolder() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("a link"), Launcher.SCRIPT);

        Launcher.Result result = launcher.run(link, "list", "backbone");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("convnet").contains("kd-models");
    }

    @Test
    void passesTheExitCodeOnAndComplainsOnStandardError() throws IOException, InterruptedException {
        Launcher.Result result = launcher.run("validate", "no where.yaml");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("kd: no where.yaml: there is no such file\n");
    }

    @Test
    void bringsAnEngineThatComputes() throws IOException, InterruptedException {
        Launcher.Result result = launcher.run("doctor");

        assertThat(result.out()).contains("ok    engine     PyTorch").contains("OMP_NUM_THREADS=");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void leavesPyTorchForTheCpuOutWhereCudaIsWanted() throws IOException, InterruptedException {
        Map<String, String> cuda = Map.of("KD_CUDA", "1", "DJL_OFFLINE", "true");

        Launcher.Result listed = launcher.run(cuda, "list", "backbone");
        Launcher.Result checked =
                launcher.run(
                        Map.of(
                                "KD_CUDA",
                                "1",
                                "DJL_OFFLINE",
                                "true",
                                "DJL_CACHE_DIR",
                                elsewhere.resolve("cache").toString()),
                        "doctor");

        assertThat(listed.out()).contains("convnet").contains("kd-models").doesNotContain(".jar");
        assertThat(checked.out())
                .contains(
                        "fail  engine     the engine PyTorch does not load: java.io.IOException:"
                                + " Offline mode is enabled.; without the CPU's natives on the"
                                + " class path DJL fetches PyTorch from publish.djl.ai; do it once"
                                + " where there is a network, or start the toolkit without KD_CUDA")
                .contains("ok    engine     MXNet");
        assertThat(checked.code()).isEqualTo(1);
    }

    @Test
    void refusesWhatKdCudaCanNotBe() throws IOException, InterruptedException {
        Launcher.Result result = launcher.run(Map.of("KD_CUDA", "yes"), "--version");

        assertThat(result.err()).isEqualTo("kd: KD_CUDA is 'yes'; expected 1, or nothing\n");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void knowsItsVersion() throws IOException, InterruptedException {
        assertThat(launcher.run("--version").out()).matches("kd \\d+\\.\\d+.*\n");
    }

    @Test
    void trainsWithoutAnyNetworkInterface() throws IOException, InterruptedException {
        assumeThat(new ProcessBuilder("unshare", "--map-root-user", "--net", "true"))
                .as("a process without a network needs Linux's user namespaces")
                .matches(DistributionIT::succeeds);
        Path alone =
                Files.writeString(
                        folder.resolve("alone"),
                        "exec unshare --map-root-user --net bash '%s' \"$@\"\n"
                                .formatted(Launcher.SCRIPT));
        String experiment = TinyExperiment.synthetic(elsewhere).file().toString();

        Launcher.Result result = launcher.run(alone, "benchmark", experiment);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(elsewhere.resolve("out/report.html")).isNotEmptyFile();
    }

    /** Native libraries complain on standard error by themselves, past any logging of Java's. */
    @Test
    void leavesStandardErrorToItself() throws IOException, InterruptedException {
        String experiment = TinyExperiment.synthetic(elsewhere).file().toString();
        String methods =
                "methods=[none, {name: kd, objectives: [kd]},"
                        + " {name: mnf+csc, filter: mnf, objectives: [csc]},"
                        + " {name: crd, objectives: [{type: crd, negatives: 2}]},"
                        + " {name: crd-queue, objectives: [{type: crd, negatives: 2, queue: 4}]}]";

        Launcher.Result result = launcher.run("benchmark", experiment, "--set", methods);

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err().lines())
                .isNotEmpty()
                .allMatch(
                        line ->
                                line.matches(
                                        "(note: |the teacher's own accuracy: |\\[ *\\d+/10\\]"
                                                + " ).*"));
    }

    private static boolean succeeds(ProcessBuilder command) {
        try {
            return command.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void goesOnWhereItWasInterrupted(String signal, int code)
            throws IOException, InterruptedException {
        assumeThat(Signals.ignored()).as("signals that this build ignores").doesNotContain(signal);
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
        Process process = launcher.start(Launcher.SCRIPT, command);
        while (process.isAlive() && !Files.exists(trial.resolve("checkpoint/state.json"))) {
            Thread.sleep(10);
        }

        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor()).isEqualTo(code);
        assertThat(launcher.text("err"))
                .endsWith(
                        "kd: interrupted; the same command with --resume goes on after the last"
                                + " finished epoch\n")
                .doesNotContain("Exception");
        List<String> before = Files.readAllLines(epochs);
        assertThat(before).hasSizeBetween(1, 39).allMatch(line -> line.endsWith("}"));
        Launcher.Result resumed = launcher.run(command);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Files.readAllLines(epochs)).hasSize(40).startsWith(before.get(0));
    }
}
