package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One grid, run as a benchmark, by the numbers of its plan, and in processes of their own. */
class GridEndToEndTest {

    private static final String GRID =
            """
            name: grid
            threads: 1
            dataset: {type: synthetic, classes: 4, train: 32, validation: 8, test: 12, size: 8}
            teacher: {modality: audio, type: tone-listener, width: 12}
            student: {modality: image, type: convnet, widths: [6, 12]}
            training: {epochs: 30, batch-size: 16}
            corruption: {type: swap, seed: 7}
            sweep: {corruption.rate: [0, 0.5]}
            methods: [none, {name: kd, objectives: [kd]}]
            evaluation: {tasks: [recognition, retrieval]}
            output: out
            """;

    private static final List<String> CELLS =
            List.of(
                    "rate-0/none/seed-1",
                    "rate-0/kd/seed-1",
                    "rate-0.5/none/seed-1",
                    "rate-0.5/kd/seed-1");

    @TempDir private static Path folder;
    private static TinyExperiment whole;

    @BeforeAll
    static void runInOneProcess() {
        whole = grid("whole");
        assertThat(whole.run("benchmark")).as(whole.err()).isZero();
    }

    @Test
    void thePlansTrialsGiveWhatTheBenchmarkGives() throws IOException {
        TinyExperiment planned = grid("planned");

        assertThat(planned.run("plan")).as(planned.err()).isZero();
        assertThat(planned.out())
                .startsWith("3 trials for 4 cells, numbered from 0 to 2\n")
                .contains("kd trial " + planned.result("") + " N");
        for (int number : List.of(2, 0, 1)) {
            assertThat(trial(planned, number)).as(planned.err()).isZero();
        }
        assertThat(planned.kd("collect", planned.result("").toString())).isZero();

        assertThat(planned.err()).isEmpty();
        assertThat(planned.out()).isEqualTo(whole.out().replace("/whole/", "/planned/"));
        assertSameResults(planned);
        assertThat(planned.json("rate-0.5/none/seed-1/result.json").at("/teacher"))
                .isEqualTo(planned.json("rate-0.5/kd/seed-1/result.json").at("/teacher"));
        assertThat(planned.json("rate-0/environment.json").at("/processes/0/methods").toString())
                .isEqualTo("[\"none\",\"kd\"]");
    }

    @Test
    void processesBesideEachOtherGiveWhatTheBenchmarkGives() throws IOException {
        TinyExperiment jobs = grid("jobs");

        assertThat(jobs.run("benchmark", "--jobs", "2")).as(jobs.err()).isZero();

        assertThat(jobs.err())
                .contains("2 trials at a time with 1 thread each on ")
                .contains("[3/3] ");
        assertThat(jobs.out()).isEqualTo(whole.out().replace("/whole/", "/jobs/"));
        assertSameResults(jobs);
    }

    @Test
    void aTrialThatIsKilledAndInterruptedGoesOnToTheSameBits() throws Exception {
        TinyExperiment broken = grid("broken");
        assertThat(broken.run("plan")).isZero();

        Process killed = process(broken, 1);
        awaitEpochs(broken, 3);
        // or it might end while the next one waits for that
        new ProcessBuilder("kill", "-STOP", String.valueOf(killed.pid())).start().waitFor();
        assertThat(trial(broken, 1)).isEqualTo(2);
        assertThat(broken.err())
                .startsWith(
                        "kd: the folder %s is in use by process %d on "
                                .formatted(broken.result(CELLS.get(1)), killed.pid()))
                .endsWith("; let it end, or end it; this one goes on from there\n");
        broken.kd("collect", broken.result("").toString());
        assertThat(broken.err()).isEqualTo("trials: 1 running (1), 2 missing (0 2)\n");
        killed.destroyForcibly().waitFor();

        int before = broken.lines(CELLS.get(1) + "/metrics.jsonl").size();
        Process interrupted = process(broken, 1);
        awaitEpochs(broken, before + 1);
        interrupted.destroy();
        assertThat(interrupted.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted.exitValue()).isEqualTo(130);

        assertThat(trial(broken, 1)).as(broken.err()).isZero();
        assertThat(trial(broken, 1)).isZero();
        assertThat(broken.timelessEpochs(CELLS.get(1)))
                .isEqualTo(whole.timelessEpochs(CELLS.get(1)));
        assertThat(broken.timelessResult(CELLS.get(1)))
                .isEqualTo(whole.timelessResult(CELLS.get(1)));
        assertThat(broken.result(CELLS.get(1) + "/student.safetensors"))
                .hasSameBinaryContentAs(whole.result(CELLS.get(1) + "/student.safetensors"));
    }

    @Test
    void manyCellsAreAskedAboutBeforeAnythingIsMade() {
        TinyExperiment many = grid("many");
        String axes =
                "sweep={training.optimizer.learning-rate: {integer: [1, 1000]},"
                        + " training.optimizer.distiller-scale: {integer: [1, 1000]}}";

        assertThat(many.run("plan", axes, "corruption=")).isEqualTo(2);

        assertThat(many.err())
                .contains(
                        "kd: this is 2,000,000 cells (2 methods x 1 seed x 1,000 values of"
                            + " training.optimizer.learning-rate x 1,000 values of"
                            + " training.optimizer.distiller-scale), each up to a trial; add --yes"
                            + " if that is meant, or take values from an axis\n");
        assertThat(many.result("")).doesNotExist();
    }

    private static TinyExperiment grid(String name) {
        try {
            return TinyExperiment.of(Files.createDirectory(folder.resolve(name)), GRID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int trial(TinyExperiment experiment, int number) {
        return experiment.kd("trial", experiment.result("").toString(), String.valueOf(number));
    }

    private static Process process(TinyExperiment experiment, int number) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(List.of("trial", experiment.result("").toString(), String.valueOf(number)));
        File log = experiment.result("process.log").toFile();
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static void awaitEpochs(TinyExperiment experiment, int count) throws Exception {
        Path epochs = experiment.result(CELLS.get(1) + "/metrics.jsonl");
        for (int look = 0; look < 6000; look++) {
            if (Files.exists(epochs) && lines(epochs) >= count) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no epoch in time: " + experiment.text("process.log"));
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }

    /** To the last bit, but for what a clock measured and for where it ran. */
    private static void assertSameResults(TinyExperiment other) throws IOException {
        Map<String, String> expected = results(whole);
        assertThat(expected).containsKeys("leaderboard.json", CELLS.get(3) + "/embeddings.npz");
        Map<String, String> found = results(other);
        assertThat(found).containsOnlyKeys(expected.keySet());
        expected.keySet().removeIf(name -> expected.get(name).equals(found.get(name)));
        assertThat(expected.keySet()).as("files that differ").isEmpty();
    }

    private static Map<String, String> results(TinyExperiment experiment) throws IOException {
        Map<String, String> files = TimelessFiles.of(experiment.result(""));
        files.keySet()
                .removeIf(
                        name ->
                                name.startsWith("logs")
                                        || name.contains("thumbnails")
                                        || name.contains("checkpoint") // its pace is a clock's
                                        || name.endsWith("trials.csv")
                                        || name.endsWith("points.csv")
                                        || name.endsWith("environment.json"));
        return files;
    }
}
