package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged toolkit, killed while it runs a benchmark and resumed until that is done, leaves
 * what it would have left undisturbed, to the last bit; with one thread and with several.
 */
class KillIT {

    static final List<String> METHODS = List.of("none", "mnf+csc");

    private static final int SEED = 3;
    private static final int KILLED = 128 + 9;
    private static final int KILLS = Integer.getInteger("kd.kills", 0);

    private static final String YAML =
            """
            name: killed
            seeds: [1]
            dataset: {type: synthetic, classes: 6, train: 120, validation: 24, test: 24, size: 16}
            teacher: {modality: audio, type: tone-listener, width: 64}
            student: {modality: image, type: convnet, widths: [32, 64]}
            training: {epochs: 4, batch-size: 32, workers: 2}
            methods:
              - name: none
              - {name: mnf+csc, filter: mnf, objectives: [csc]}
            evaluation: {tasks: [recognition, retrieval], re-estimate-batch-norm: %s}
            output: results
            """;

    /** On a busy machine the only kill of a short run may come too late. */
    private static final int MOST_AGAIN = 3;

    private static final Predicate<String> HIT = words -> words.startsWith("killed");

    @TempDir private Path folder;
    private Launcher launcher;
    private Path out;

    @BeforeEach
    void skipWithoutBash() {
        assumeThat(System.getProperty("os.name"))
                .as("the launcher needs bash")
                .doesNotContain("Windows");
        launcher = new Launcher(folder, folder);
        out = folder.resolve("results");
    }

    /**
     * Kills a benchmark at moments of both kinds.
     *
     * @param threads how many the engine computes with
     * @param reEstimated whether batch-norm statistics are re-estimated
     * @param chosen how many of the chosen moments are tried in the short version
     * @param random how many others
     */
    @ParameterizedTest
    @CsvSource({"2, true, 3, 1", "1, false, 1, 0"})
    void leavesWhatItWouldHaveLeftUndisturbed(
            int threads, boolean reEstimated, int chosen, int random)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("killed.yaml"), YAML.formatted(reEstimated));
        long begun = System.nanoTime();
        finish(threads);
        Duration whole = Duration.ofNanos(System.nanoTime() - begun);
        Path undisturbed = Files.move(out, folder.resolve("undisturbed"));
        List<String> said = new ArrayList<>();
        for (KillMoment moment :
                moments(KILLS > 0 ? KILLS : chosen, KILLS > 0 ? KILLS : random, whole)) {
            disturb(moment, threads, undisturbed, said);
        }
        for (int again = 0; again < MOST_AGAIN && said.stream().noneMatch(HIT); again++) {
            disturb(KillMoment.chosen().get(again), threads, undisturbed, said);
        }

        finish(threads);

        assertSame(undisturbed, said);
        assertThat(said).as("kills that hit").anyMatch(HIT);
    }

    /** Kills once, from the beginning where all was finished before. */
    private void disturb(KillMoment moment, int threads, Path undisturbed, List<String> said)
            throws IOException, InterruptedException {
        if (isFinished()) {
            finish(threads);
            assertSame(undisturbed, said);
            delete(out);
        }
        said.add(kill(moment, threads));
    }

    private static List<KillMoment> moments(int chosen, int random, Duration whole) {
        List<KillMoment> all = KillMoment.chosen();
        List<KillMoment> moments = new ArrayList<>();
        for (int i = 0; i < chosen; i++) {
            moments.add(all.get(i % all.size()));
        }
        Random when = new Random(SEED);
        for (int i = 0; i < random; i++) {
            moments.add(
                    new KillMoment.After(
                            Duration.ofMillis((long) (when.nextDouble() * whole.toMillis()))));
        }
        return moments;
    }

    private String kill(KillMoment moment, int threads) throws IOException, InterruptedException {
        Process process = start(threads);
        boolean alive = moment.await(process, out);
        process.destroyForcibly();
        int code = process.waitFor();
        assertThat(code).as(launcher.text("err")).isIn(0, KILLED);
        return (alive && code == KILLED ? "killed: " : "missed: ") + moment;
    }

    private boolean isFinished() {
        return METHODS.stream()
                .allMatch(m -> Files.exists(out.resolve(m).resolve("seed-1/result.json")));
    }

    private void finish(int threads) throws IOException, InterruptedException {
        Process process = start(threads);
        assertThat(process.waitFor()).as(launcher.text("err")).isZero();
    }

    private Process start(int threads) throws IOException {
        return launcher.start(
                Map.of("OMP_NUM_THREADS", Integer.toString(threads)),
                Launcher.SCRIPT,
                "benchmark",
                "killed.yaml",
                "--resume");
    }

    private void assertSame(Path undisturbed, List<String> said) throws IOException {
        Map<String, String> expected = TimelessFiles.of(undisturbed);
        Map<String, String> found = TimelessFiles.of(out);
        assertThat(found).as("after %s", said).containsOnlyKeys(expected.keySet());
        found.forEach(
                (name, content) ->
                        assertThat(content)
                                .as("%s after %s", name, said)
                                .isEqualTo(expected.get(name)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
