package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged toolkit on a real SLURM of one node, on this machine's loopback. */
class SlurmIT {

    private static final Path NODE = Path.of("src/test/sh/slurm-node").toAbsolutePath();
    private static final List<String> NEEDED = List.of("slurmctld", "slurmd", "munged", "sbatch");
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int EPOCHS = 40;

    private static final String YAML =
            """
            name: on a cluster
            seeds: [1]
            threads: 1
            dataset: {type: synthetic, classes: 6, train: 480, validation: 60, test: 60, size: 8}
            teacher: {modality: audio, type: tone-listener, width: 12}
            student: {modality: image, type: convnet, widths: [6, 12]}
            training: {epochs: %d, batch-size: 16}
            methods:
              - name: none
              - {name: kd, objectives: [kd]}
              - {name: mnf+csc, filter: mnf, objectives: [csc]}
            evaluation: {tasks: [recognition, retrieval]}
            output: alone
            """;

    @TempDir private Path folder;
    private Launcher launcher;
    private Map<String, String> cluster;

    @BeforeEach
    void startCluster() throws IOException, InterruptedException {
        for (String program : NEEDED) {
            assumeThat(isInstalled(program)).as("SLURM isn't installed: no " + program).isTrue();
        }
        assumeThat(System.getProperty("user.name")).as("starts daemons").isEqualTo("root");
        Path node = folder.resolve("node");
        launcher = new Launcher(folder, Files.createDirectory(folder.resolve("logs")));
        cluster = Map.of("SLURM_CONF", node.resolve("slurm.conf").toString());
        shell("%s start %s 2".formatted(NODE, node));
    }

    @AfterEach
    void stopCluster() throws IOException, InterruptedException {
        if (cluster != null) {
            shell("%s stop %s".formatted(NODE, folder.resolve("node")));
        }
    }

    @Test
    void tasksThatHaveToGiveWayGoOnAndLeaveWhatOneProcessDoes()
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("grid.yaml"), YAML.formatted(EPOCHS));
        Path shared = folder.resolve("a shared folder");

        Launcher.Result planned =
                launcher.run(cluster, "slurm", "grid.yaml", "--out", shared.toString(), "--submit");

        assertThat(planned.code()).isZero();
        assertThat(planned.out()).contains("3 open trials in an array of 3", "trials: job ");
        GridResults found = new GridResults(shared);
        waitUntil(() -> found.epochs("none") > 1 && found.epochs("kd") > 1);
        // the first task hears that its time is over, the second has to give way to a larger job
        shell("scancel --signal=USR1 --batch $(squeue -h -t R -o %A | sort -n | head -n 1)");
        shell("sbatch --partition=high --cpus-per-task=2 --wrap 'sleep 1' --output=/dev/null");
        waitUntil(
                () -> {
                    // SLURM waits two minutes before it begins what was queued anew
                    shell(
                            "for job in $(squeue -h -t PD -o '%A %r' | grep BeginTime | cut -d' '"
                                    + " -f1); do scontrol update jobid=$job StartTime=now; done");
                    return shell("squeue -h -o %A").isBlank();
                });

        assertThat(logs(shared)).contains("the time is over; queued anew");
        assertThat(restarts(shared)).isGreaterThanOrEqualTo(2);
        assertThat(launcher.run(cluster, "benchmark", "grid.yaml").code()).isZero();
        GridResults expected = new GridResults(folder.resolve("alone"));
        assertThat(found.leaderboard()).isEqualTo(expected.leaderboard());
        assertThat(found.students()).hasSize(3).isEqualTo(expected.students());
        assertThat(shared.resolve("report.html")).exists();
    }

    @Test
    void whatIsDoneIsNotSubmittedAgain() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("grid.yaml"), YAML.formatted(1));
        assertThat(launcher.run(cluster, "benchmark", "grid.yaml").code()).isZero();

        Launcher.Result again = launcher.run(cluster, "slurm", "grid.yaml", "--submit");

        assertThat(again.out()).contains("all trials are done: there is nothing to submit");
        assertThat(shell("squeue -h")).isEmpty();
    }

    private static boolean isInstalled(String program) {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/sbin"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    /** Whether something has come about; asked again and again. */
    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void waitUntil(Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            Thread.sleep(1000);
        }
    }

    private static String logs(Path shared) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(shared.resolve("slurm/logs"))) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    /** How often a task began once more. */
    private static long restarts(Path shared) throws IOException {
        return logs(shared).lines().filter(line -> line.matches("trial .* on .* at .*")).count()
                - 3;
    }

    private String shell(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("bash", "-c", command));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().putAll(cluster);
        Path said = Files.createTempFile(folder, "said", "");
        // daemons keep an output open, so that nobody would ever read the end of a pipe
        Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        int code = process.waitFor();
        String text = Files.readString(said);
        Files.delete(said);
        assertThat(code).as(command + ": " + text).isZero();
        return text;
    }
}
