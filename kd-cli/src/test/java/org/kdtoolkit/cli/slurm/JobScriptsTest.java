package org.kdtoolkit.cli.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;

/** The scripts run in bash, with doubles of the toolkit and of SLURM's commands. */
class JobScriptsTest {

    /** A trial that is done in a moment, but for number 7, which fails, and 9, which takes long. */
    private static final String KD =
            """
            #!/usr/bin/env bash
            echo "$OMP_NUM_THREADS" "$@" >>"$(dirname "$0")/called"
            case $3 in
            7) exit 1 ;;
            9)
                trap 'kill $!; exit 130' TERM
                touch "$(dirname "$0")/ready"
                sleep 30 &
                wait
                ;;
            esac
            """;

    private static final String REMEMBERED =
            """
            #!/usr/bin/env bash
            echo "$(basename "$0")" "$@" >>"$(dirname "$0")/called"
            echo 41
            """;

    /** Of a variable that nobody has set, and with what looks like a place in the script. */
    private static final String SETUP = "export FROM_SETUP='1 2' OTHER=$NOBODY_HAS_SET_IT@each@";

    @TempDir private Path folder;
    private Path plan;
    private Path kd;

    @BeforeEach
    void makeDoubles() throws IOException {
        assumeThat(System.getProperty("os.name")).as("needs bash").doesNotContain("Windows");
        plan = folder.resolve("a plan's \"folder\" $HOME 50%");
        kd = script("kd of 'mine'", KD);
        script("scontrol", REMEMBERED);
        script("sbatch", REMEMBERED);
    }

    @Test
    void everyTaskRunsItsTrialsByTheirNumbers() throws Exception {
        write(settings(List.of(SETUP)), Optional.empty(), 2, 3, 4, 5, 6);

        assertThat(run("array.sh", Map.of("SLURM_ARRAY_TASK_ID", "1")).waitFor()).isZero();
        assertThat(run("array.sh", Map.of("SLURM_ARRAY_TASK_ID", "2")).waitFor()).isZero();

        assertThat(called())
                .containsExactly(
                        "1 trial %s 4 --plugins %s".formatted(plan, folder.resolve("my jars")),
                        "1 trial %s 5 --plugins %s".formatted(plan, folder.resolve("my jars")),
                        "1 trial %s 6 --plugins %s".formatted(plan, folder.resolve("my jars")));
        assertThat(Files.readString(plan.resolve("slurm/array.sh")))
                .contains("#SBATCH --array=0-2%4\n", SETUP + "\n")
                .contains("a plan's \\\"folder\\\" $HOME 50%%/slurm/logs/%A_%a.log\"");
    }

    @Test
    void threadsAreThoseOfTheExperimentElseOfTheTask() throws Exception {
        write(settings(List.of()), Optional.of(3), 2);
        run("array.sh", Map.of("SLURM_ARRAY_TASK_ID", "0", "OMP_NUM_THREADS", "64")).waitFor();
        write(settings(List.of()), Optional.empty(), 2);
        run("array.sh", Map.of("SLURM_ARRAY_TASK_ID", "0", "SLURM_CPUS_PER_TASK", "8")).waitFor();

        assertThat(called()).extracting(line -> line.substring(0, 1)).containsExactly("3", "8");
    }

    @Test
    void aFailedTrialDoesNotStopThoseBehindItAndFailsTheTask() throws Exception {
        write(settings(List.of()), Optional.empty(), 7, 8);

        assertThat(run("array.sh", Map.of("SLURM_ARRAY_TASK_ID", "0")).waitFor()).isEqualTo(1);

        assertThat(called()).hasSize(2);
    }

    @Test
    void whenItsTimeIsOverATaskIsQueuedAnew() throws Exception {
        write(settings(List.of()), Optional.empty(), 9, 8);

        assertThat(signalled("USR1", Map.of())).isZero();

        assertThat(called()).hasSize(2).last().isEqualTo("scontrol requeue 77");
    }

    @Test
    void aTaskThatGetsNowhereTwiceIsGivenUp() throws Exception {
        write(settings(List.of()), Optional.empty(), 9, 8);

        assertThat(signalled("USR1", Map.of("SLURM_RESTART_COUNT", "1"))).isEqualTo(1);

        assertThat(called()).hasSize(1);
        assertThat(Files.readString(folder.resolve("err")))
                .contains("trial 9: no epoch was finished before the time was over");
    }

    @Test
    void aTaskThatHasToGiveWayLeavesItToSlurmToQueueItAnew() throws Exception {
        write(settings(List.of()), Optional.empty(), 9, 8);

        assertThat(signalled("TERM", Map.of())).isEqualTo(143);

        assertThat(called()).hasSize(1);
    }

    @Test
    void theReportWaitsForTheTasks() throws Exception {
        write(settings(List.of()), Optional.empty(), 2);

        assertThat(run("submit.sh", Map.of()).waitFor()).isZero();
        assertThat(run("collect.sh", Map.of()).waitFor()).isZero();

        assertThat(called())
                .containsExactly(
                        "sbatch --parsable " + plan.resolve("slurm/array.sh"),
                        "sbatch --parsable --dependency=afterany:41 "
                                + plan.resolve("slurm/collect.sh"),
                        System.getenv().getOrDefault("OMP_NUM_THREADS", "") + " collect " + plan);
    }

    @Test
    void aFolderWithALineBreakIsRefused() {
        PlanFolder broken = new PlanFolder(Path.of("/two\nlines"));

        assertThatThrownBy(
                        () ->
                                new JobScripts(
                                        broken,
                                        "tiny",
                                        List.of("kd"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        settings(List.of())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("can't name a folder with a line break");
    }

    @Test
    void aLargeArrayHasSeveralTrialsATask() {
        List<PlannedTrial> trials =
                IntStream.range(0, 10_000).mapToObj(JobScriptsTest::trial).toList();

        assertThat(new OpenTrials(trials, 1001).each()).isEqualTo(10);
        assertThat(new OpenTrials(trials, 1001).tasks()).isEqualTo(1000);
        assertThat(new OpenTrials(trials.subList(0, 1001), 1001).tasks()).isEqualTo(1001);
        assertThat(new OpenTrials(trials.subList(0, 1), 1001).each()).isEqualTo(1);
    }

    @Test
    void theLongestArrayIsTheClusters() {
        assertThat(ClusterLimits.arraySize("MaxAge = 1\nMaxArraySize            = 20001\n"))
                .isEqualTo(20_001);
        assertThat(ClusterLimits.arraySize("slurm_load_ctl_conf error")).isEqualTo(1001);
    }

    @Test
    void aClusterWithoutArraysIsRefused() {
        assertThatThrownBy(() -> ClusterLimits.arraySize("MaxArraySize            = 0\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "this cluster has job arrays switched off ('scontrol show config' says"
                                + " MaxArraySize = 0); have them switched on, or run the trials of"
                                + " the plan by 'kd trial DIR N' in jobs of your own");
    }

    private void write(JobSettings settings, Optional<Integer> threads, int... numbers) {
        List<PlannedTrial> trials = IntStream.of(numbers).mapToObj(JobScriptsTest::trial).toList();
        new JobScripts(
                        new PlanFolder(plan),
                        "tiny",
                        List.of(kd.toString()),
                        threads.isPresent() || numbers.length < 5
                                ? Optional.empty()
                                : Optional.of(folder.resolve("my jars")),
                        threads,
                        settings)
                .write(new OpenTrials(trials, numbers.length < 5 ? 1 : 3));
    }

    private static JobSettings settings(List<String> setup) {
        return new JobSettings(
                Optional.of("2:00:00"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.of(4),
                setup);
    }

    private static PlannedTrial trial(int number) {
        return new PlannedTrial(
                number, "id" + number, "kd", number, Map.of(), "kd/seed-" + number, List.of());
    }

    /** Sends a task a signal while its trial runs; its exit code. */
    private int signalled(String signal, Map<String, String> variables) throws Exception {
        Map<String, String> all = new HashMap<>(variables);
        all.put("SLURM_ARRAY_TASK_ID", "0");
        all.put("SLURM_JOB_ID", "77");
        Process task = run("array.sh", all);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Files.exists(folder.resolve("ready")) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        new ProcessBuilder("kill", "-" + signal, String.valueOf(task.pid())).start().waitFor();
        return task.waitFor();
    }

    private Process run(String script, Map<String, String> variables) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", plan.resolve("slurm").resolve(script).toString())
                        .redirectOutput(folder.resolve("out").toFile())
                        .redirectError(folder.resolve("err").toFile());
        builder.environment().merge("PATH", "", (path, none) -> folder + ":" + path);
        builder.environment().putAll(variables);
        return builder.start();
    }

    private List<String> called() throws IOException {
        Path file = folder.resolve("called");
        return Files.exists(file) ? Files.readAllLines(file) : new ArrayList<>();
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
