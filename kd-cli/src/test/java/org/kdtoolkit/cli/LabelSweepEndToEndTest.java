package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep over label budgets and a corruption's rates, from the file to the report and back. */
class LabelSweepEndToEndTest {

    private static final String[] SWEEP = {
        "training.epochs=1",
        "methods=[none, {name: kd, objectives: [kd]}]",
        "corruption={type: swap, seed: 7}",
        "sweep={dataset.labels.count: [12, 48], corruption.rate: [0, 0.5]}"
    };

    private static final List<String> FOLDERS =
            List.of("count-12_rate-0", "count-12_rate-0.5", "count-48_rate-0", "count-48_rate-0.5");

    @TempDir private static Path folder;
    private static TinyExperiment experiment;
    private static int code;
    private static String out;
    private static String err;

    @BeforeAll
    static void run() {
        experiment = TinyExperiment.synthetic(folder);
        code = experiment.run("benchmark", SWEEP);
        out = experiment.out();
        err = experiment.err();
    }

    @Test
    void saysWhichPointItIsAt() {
        assertThat(code).as(err).isZero();
        assertThat(err)
                .contains("12 labels, rate 0 (1 of 4)\n")
                .contains("12 labels, rate 0.5 (2 of 4)\n")
                .contains("48 labels, rate 0 (3 of 4)\n")
                .contains("48 labels, rate 0.5 (4 of 4)\n")
                .contains("/16] kd, seed 2: ");
    }

    @Test
    void printsAndFilesWhatIsSaved() {
        assertThat(out)
                .startsWith(
                        "tiny: test/top1 by number of labels at rate 0 (swap with a sample of"
                                + " another class, seed 7)\n\n")
                .containsPattern("(?m)^method +12 +48$")
                .contains("labels with which plain training (none) is as good\n")
                .endsWith("report: " + experiment.result("report.html") + "\n");
        assertThat(experiment.json("labels.json").get("saved")).hasSize(2 * 2);
        assertThat(experiment.text("labels-saved.csv").lines()).hasSize(1 + 2 * 2);
        assertThat(
                        experiment
                                .text("labels.csv")
                                .lines()
                                .filter(line -> line.contains(",test/top1,")))
                .hasSize(2 * 2 * 2);
        assertThat(experiment.text("report.html"))
                .contains("<a href=\"count-12_rate-0.5/report.html\">", "no real data")
                .contains("Of a number without an interval nothing is claimed");
    }

    @Test
    void leavesABenchmarkForEachPointAndTheSweepAboveThem() {
        for (String point : FOLDERS) {
            for (String file : List.of("config.yaml", "report.html", "kd/seed-2/result.json")) {
                assertThat(experiment.result(point + "/" + file)).exists();
            }
        }
        assertThat(experiment.text("count-12_rate-0.5/config.yaml"))
                .contains("count: 12", "rate: 0.5", "sweep: {}");
        JsonNode points = experiment.json("sweep.json").get("levels");
        assertThat(points.findValuesAsText("folder")).containsExactlyElementsOf(FOLDERS);
        assertThat(points.get(1).toString())
                .isEqualTo(
                        "{\"at\":{\"dataset.labels.count\":12.0,\"corruption.rate\":0.5},"
                                + "\"labelled\":12,\"folder\":\"count-12_rate-0.5\"}");
        assertThat(experiment.json("sweep.json").get("untaught").toString())
                .isEqualTo("[\"none\"]");
    }

    @Test
    void aMethodWithoutATeacherRunsOnceForEachBudget() {
        assertThat(err.split("none, seed 1: ", -1)).hasSize(3);
        assertThat(metrics("count-12_rate-0.5/none/seed-1"))
                .isEqualTo(metrics("count-12_rate-0/none/seed-1"));
        assertThat(metrics("count-48_rate-0/none/seed-1"))
                .isNotEqualTo(metrics("count-12_rate-0/none/seed-1"));
    }

    @Test
    void itsReportIsWrittenAnew() throws IOException {
        String before = experiment.text("report.html");
        Files.delete(experiment.result("report.html"));

        assertThat(experiment.kd("report", experiment.result("").toString())).isZero();

        assertThat(experiment.text("report.html")).isEqualTo(before);
        assertThat(experiment.out()).isEqualTo(out);
    }

    @Test
    void otherCommandsNeedOneOfThePoints() throws IOException {
        TinyExperiment single = TinyExperiment.synthetic(sub("single"));

        assertThat(single.run("train", concat(SWEEP, "--method", "kd"))).isEqualTo(2);
        assertThat(single.err())
                .isEqualTo(
                        "kd: the experiment is a sweep over 'dataset.labels.count' at 12, 48 and"
                                + " the rates 0, 0.5; 'kd benchmark' runs it, all else needs one of"
                                + " them: --set sweep= --set dataset.labels.count=12 --set"
                                + " corruption.rate=0\n");
        String[] one = concat(SWEEP, "sweep=", "dataset.labels.count=12", "corruption.rate=0.5");
        assertThat(single.run("train", concat(one, "--method", "kd"))).as(single.err()).isZero();
        assertThat(single.timelessResult("kd/seed-1"))
                .isEqualTo(experiment.timelessResult("count-12_rate-0.5/kd/seed-1"));
        assertThat(single.run("validate", SWEEP)).isZero();
        assertThat(single.out())
                .contains(": 2 methods x 2 seeds x 2 label budgets x 2 rates = 16 trials");
    }

    @Test
    void goesOnWhereItWasBrokenOff() throws IOException {
        TinyExperiment broken = TinyExperiment.synthetic(sub("broken"));
        String[] seed = concat(SWEEP, "seeds=[1]");
        assertThat(broken.run("benchmark", seed)).as(broken.err()).isZero();
        JsonNode before = broken.timelessResult("count-48_rate-0.5/kd/seed-1");
        Files.delete(broken.result("count-48_rate-0.5/kd/seed-1/result.json"));

        assertThat(broken.run("benchmark", concat(seed, "--resume"))).as(broken.err()).isZero();

        assertThat(broken.timelessResult("count-48_rate-0.5/kd/seed-1")).isEqualTo(before);
        assertThat(broken.err().split("\\] kd, seed 1: ", -1)).hasSize(2);
        assertThat(broken.err()).doesNotContain("] none, seed 1: ");
    }

    @Test
    void refusesBudgetsThatTheDataDoNotGiveBeforeAnyTrial() throws IOException {
        TinyExperiment greedy = TinyExperiment.synthetic(sub("greedy"));

        int refused =
                greedy.run(
                        "benchmark",
                        SWEEP[0],
                        SWEEP[1],
                        "sweep={dataset.labels.share: [0.001, 0.5, 0.501]}");

        assertThat(refused).isEqualTo(2);
        assertThat(greedy.err())
                .contains(
                        "sweep.dataset.labels.share.0: no training sample keeps its label; raise"
                                + " it")
                .contains("sweep.dataset.labels.share.2: gives 24 labels, as 0.5 does; remove one");
        assertThat(greedy.result("")).doesNotExist();
        assertThat(
                        greedy.run(
                                "benchmark",
                                SWEEP[0],
                                SWEEP[1],
                                "sweep={dataset.labels.count: [12, 49]}"))
                .isEqualTo(2);
        assertThat(greedy.err())
                .endsWith(
                        "sweep.dataset.labels.count.1: 49 training samples are to keep their"
                                + " labels, but only 48 have any; lower the number\n");
    }

    @Test
    void aFolderOfASweepTakesFurtherBudgetsButNoSingleBenchmark() throws IOException {
        TinyExperiment grown = TinyExperiment.synthetic(sub("grown"));
        String[] only = {SWEEP[0], "seeds=[1]", "methods=[none]"};
        grown.run("benchmark", concat(only, "sweep={dataset.labels.count: [12]}"));

        assertThat(
                        grown.run(
                                "benchmark",
                                concat(only, "--resume", "sweep={dataset.labels.count: [12, 24]}")))
                .as(grown.err())
                .isZero();
        assertThat(grown.run("benchmark", only)).isEqualTo(2);
        assertThat(grown.err())
                .contains(
                        "holds another benchmark: 'sweep' was dataset.labels.count and is nothing");
    }

    private static JsonNode metrics(String trial) {
        return experiment.json(trial + "/result.json").get("metrics");
    }

    private static Path sub(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static String[] concat(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }
}
