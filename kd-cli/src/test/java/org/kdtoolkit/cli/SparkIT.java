package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged toolkit on a real Spark of two workers, on this machine's loopback. */
class SparkIT {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

    private static final String YAML =
            """
            name: on a cluster
            threads: 1
            dataset: {type: synthetic, classes: 6, train: 480, validation: 60, test: 60, size: 8}
            teacher: {modality: audio, type: tone-listener, width: 12}
            student: {modality: image, type: convnet, widths: [6, 12]}
            training: {epochs: 40, batch-size: 16}
            methods:
              - name: none
              - {name: kd, objectives: [kd]}
              - {name: mnf+csc, filter: mnf, objectives: [csc]}
            evaluation: {tasks: [recognition, retrieval]}
            output: alone
            """;

    @TempDir private static Path clusterFolder;
    private static SparkCluster cluster;

    @TempDir private Path folder;
    private Path shared;
    private Launcher launcher;
    private Process benchmark;

    @BeforeAll
    static void startCluster() throws IOException, InterruptedException {
        assumeThat(System.getProperty("os.name"))
                .as("Spark's scripts need bash")
                .doesNotContain("Windows");
        assumeThat(SparkCluster.JARS).as("-DskipTests leaves Spark's jars out").isDirectory();
        cluster = SparkCluster.start(clusterFolder);
    }

    @AfterAll
    static void stopCluster() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void writeExperiment() throws IOException {
        Files.writeString(folder.resolve("grid.yaml"), YAML);
        shared = folder.resolve("a shared folder");
        launcher = new Launcher(folder, Files.createDirectory(folder.resolve("logs")));
    }

    @AfterEach
    void endBenchmark() {
        if (benchmark != null) {
            benchmark.destroyForcibly();
        }
    }

    @Test
    void trialsOfALostExecutorGoOnAndLeaveWhatOneProcessDoes()
            throws IOException, InterruptedException {
        GridResults found = new GridResults(shared);

        start();
        waitUntil(() -> found.epochs("none") > 1 && found.epochs("kd") > 1);
        cluster.working(EXECUTOR).get(0).destroyForcibly();
        int code = benchmark.waitFor();

        String said = launcher.text("err");
        assertThat(code).as(said).isZero();
        assertThat(said)
                .containsPattern("seed 1: goes on in executor \\d on 127.0.0.1, attempt 2, as ")
                .contains("[3/3] ");
        assertThat(launcher.run("benchmark", "grid.yaml").code()).isZero();
        GridResults expected = new GridResults(folder.resolve("alone"));
        assertThat(found.leaderboard()).isEqualTo(expected.leaderboard());
        assertThat(found.students()).hasSize(3).isEqualTo(expected.students());
    }

    @Test
    void trialsEndWithWhoeverBeganThem() throws IOException, InterruptedException {
        GridResults found = new GridResults(shared);

        start();
        waitUntil(() -> found.epochs("none") > 1 && found.epochs("kd") > 1);
        assertThat(cluster.working("kd-cli.jar")).hasSize(2);
        benchmark.destroyForcibly();

        waitUntil(() -> cluster.working("").isEmpty());
        assertThat(found.epochs("none")).isLessThan(40);
    }

    private void start() throws IOException {
        benchmark =
                launcher.start(
                        cluster.environment(),
                        Launcher.SCRIPT,
                        "benchmark",
                        "grid.yaml",
                        "--out",
                        shared.toString(),
                        "--on",
                        cluster.url());
    }

    /** Whether something has come about; asked again and again. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private void waitUntil(Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime())
                    .as("still waiting: " + launcher.text("err"))
                    .isLessThan(end);
            Thread.sleep(100);
        }
    }
}
