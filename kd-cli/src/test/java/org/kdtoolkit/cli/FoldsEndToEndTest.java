package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.testkit.files.MediaFiles;

/** All folds of a data set, from the file to one leaderboard and back. */
class FoldsEndToEndTest {

    private static final List<String> FOLDS =
            List.of("fold-1", "fold-2", "fold-3", "fold-4", "fold-5");

    private static final String YAML =
            """
            name: tiny
            seeds: [1, 2]
            dataset:
              type: esc50
              list: meta/esc50.csv
              folds: all
              folders: {audio: audio}
              modalities: {audio: {kind: embedding, width: 3}}
            teacher: {modality: audio, type: embedding}
            student: {modality: audio, type: mlp, widths: [4]}
            training: {epochs: 1, batch-size: 8}
            methods:
              - name: none
              - {name: rkd, objectives: [rkd]}
            evaluation: {tasks: [recognition], select: last}
            output: out
            """;

    @TempDir private static Path folder;
    private static TinyExperiment experiment;
    private static int code;
    private static String out;
    private static String err;

    @BeforeAll
    static void run() throws IOException {
        experiment = write("all");
        code = experiment.run("benchmark");
        out = experiment.out();
        err = experiment.err();
    }

    /** An ESC-50 of two classes, whose clips of the second are not told apart in fold 3. */
    private static TinyExperiment write(String name) throws IOException {
        Path root = Files.createDirectory(folder.resolve(name));
        StringBuilder list = new StringBuilder("filename,fold,target,category,esc10,src_file,take");
        for (int fold = 1; fold <= 5; fold++) {
            for (int clip = 0; clip < 6; clip++) {
                int target = clip % 2;
                int source = 100 * fold + clip;
                list.append(
                        "\n%d-%d-A-%d.wav,%d,%d,%s,False,%d,A"
                                .formatted(
                                        fold,
                                        source,
                                        target,
                                        fold,
                                        target,
                                        target == 0 ? "dog" : "rain",
                                        source));
                MediaFiles.npy(
                        root.resolve("audio/%d-%d-A-%d.npy".formatted(fold, source, target)),
                        fold == 3 ? 1 : target,
                        clip,
                        fold);
            }
        }
        Files.createDirectories(root.resolve("meta"));
        Files.writeString(root.resolve("meta/esc50.csv"), list);
        return TinyExperiment.of(root, YAML);
    }

    @Test
    void printsOneLeaderboardAndTheFoldsUnderIt() {
        assertThat(code).as(err).isZero();
        assertThat(out)
                .startsWith("tiny\n")
                .containsPattern("(?m)^none +2/2 +\\d+\\.\\d ± ")
                .contains(
                        "Over the folds: each seed counts with its mean over the folds 1, 2, 3, 4,"
                                + " 5, if it ran to its end in all of them.\n\n"
                                + "test/top1 by fold\n\n")
                .containsPattern("(?m)^method +1 +2 +3 +4 +5$")
                .endsWith("report: " + experiment.result("report.html") + "\n");
        assertThat(err)
                .contains("fold 1 (1 of 5)\n", "fold 5 (5 of 5)\n")
                .contains("[1/20] none, seed 1: ", "[20/20] rkd, seed 2: ");
    }

    @Test
    void theLeaderboardHasEachSeedsMeanOverTheFolds() {
        JsonNode rkd = experiment.json("leaderboard.json").get("methods").get(1);
        assertThat(rkd.get("seeds").toString()).isEqualTo("[1,2]");
        for (int seed = 1; seed <= 2; seed++) {
            double mean = 0;
            for (String fold : FOLDS) {
                mean +=
                        experiment
                                        .json("%s/rkd/seed-%d/result.json".formatted(fold, seed))
                                        .at("/metrics/test~1top1")
                                        .asDouble()
                                / FOLDS.size();
            }
            assertThat(rkd.at("/metrics/test~1top1/values/" + (seed - 1)).asDouble())
                    .isEqualTo(mean, within(1e-9));
        }
    }

    @Test
    void leavesABenchmarkForEachFoldWhichNamesIt() {
        for (String fold : FOLDS) {
            assertThat(experiment.text(fold + "/config.yaml"))
                    .contains("fold: " + fold.substring(5))
                    .doesNotContain("folds:");
            assertThat(experiment.json(fold + "/benchmark.json").at("/facts/Data set").asText())
                    .isEqualTo(
                            "esc50, fold %s, 2 classes, train 24, validation 0, test 6"
                                    .formatted(fold.substring(5)));
        }
        assertThat(experiment.json("sweep.json").get("levels").findValuesAsText("folder"))
                .isEqualTo(FOLDS);
        assertThat(experiment.text("folds.csv").lines().filter(l -> l.contains(",test/top1,")))
                .hasSize(2 * 5);
        assertThat(experiment.text("report.html"))
                .contains("2 methods × 2 seeds × 5 folds, compared by test/top1")
                .contains("<a href=\"fold-3/report.html\">fold 3</a>")
                .containsPattern("<h2[^>]*>Leaderboard</h2>")
                .containsPattern("<h2[^>]*>Folds</h2>");
        assertThat(experiment.text("leaderboard.md"))
                .contains("Over the folds: each seed counts with its mean");
    }

    @Test
    void aReportIsMadeOfWhatIsThere() throws IOException {
        TinyExperiment begun = write("begun");
        assertThat(begun.run("benchmark", "seeds=[1]")).as(begun.err()).isZero();
        String whole = begun.text("leaderboard.json");
        Files.delete(begun.result("leaderboard.json"));

        assertThat(begun.kd("report", begun.result("").toString())).as(begun.err()).isZero();
        assertThat(begun.text("leaderboard.json")).isEqualTo(whole);

        Files.delete(begun.result("fold-4/rkd/seed-1/result.json"));
        assertThat(begun.kd("report", begun.result("").toString())).as(begun.err()).isZero();
        assertThat(begun.out())
                .containsPattern("(?m)^none +1/1 +\\d")
                .containsPattern("(?m)^rkd +0/1 +–");

        assertThat(begun.run("benchmark", "seeds=[1]", "--resume")).as(begun.err()).isZero();
        assertThat(begun.err()).contains("] rkd, seed 1: ").doesNotContain("] none, seed 1: ");
        assertThat(begun.json("leaderboard.json").at("/methods/1/metrics"))
                .isEqualTo(parsed(whole).at("/methods/1/metrics"));
    }

    private static JsonNode parsed(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void oneFoldGivesWhatItGivesAmongAll() throws IOException {
        TinyExperiment one = write("one");
        assertThat(one.run("benchmark", "dataset.folds=", "dataset.fold=3")).isZero();
        assertThat(one.timelessResult("rkd/seed-2"))
                .isEqualTo(experiment.timelessResult("fold-3/rkd/seed-2"));
    }

    @Test
    void validatesAndCountsAllFolds() throws IOException {
        TinyExperiment checked = write("checked");
        Files.delete(checked.file().resolveSibling("audio/4-400-A-0.npy"));

        assertThat(checked.run("validate")).as(checked.err()).isZero();
        assertThat(checked.out()).endsWith("is valid: 2 methods x 2 seeds x 5 folds = 20 trials\n");
        assertThat(checked.err())
                .contains(
                        "note: folds 1, 2, 3, 5: train: 23 of the 24 listed samples are there"
                                + " (audio: 23)\n",
                        "note: fold 4: test: 5 of the 6 listed samples are there (audio: 5)\n");

        assertThat(checked.run("data")).as(checked.err()).isZero();
        assertThat(checked.out())
                .startsWith("esc50, fold 1: 2 classes, one label a sample; audio (3)\n")
                .contains("\n\nesc50, fold 4: 2 classes")
                .contains(
                        "inventory: "
                                + checked.file().resolveSibling("out-data/fold-5/inventory.csv"));
        assertThat(checked.run("data", "dataset.folds=", "dataset.fold=4")).isZero();
        assertThat(checked.out()).startsWith("esc50, fold 4: 2 classes");
        assertThat(checked.file().resolveSibling("out-data/inventory.csv")).exists();
    }

    @Test
    void allElseAsksForOneFold() throws IOException {
        TinyExperiment asked = write("asked");
        assertThat(asked.run("train", "--method", "none")).isEqualTo(2);
        assertThat(asked.err())
                .isEqualTo(
                        "kd: the experiment is a sweep over the folds 1, 2, 3, 4, 5; 'kd benchmark'"
                                + " runs it, all else needs one of them: --set dataset.folds= --set"
                                + " dataset.fold=1\n");
        assertThat(asked.run("prepare")).isEqualTo(2);
        assertThat(asked.err())
                .isEqualTo(
                        "kd: 'folds' has several folds of the data run, of which one is needed"
                                + " here; choose it by '--set dataset.folds= --set"
                                + " dataset.fold=1'\n");
        assertThat(asked.kd("evaluate", experiment.result("fold-2/none/seed-1").toString()))
                .as(asked.err())
                .isZero();
    }

    @Test
    void saysWhatDoesNotGoTogether() throws IOException {
        TinyExperiment wrong = write("wrong");
        assertThat(wrong.run("validate", "dataset.fold=2")).isEqualTo(2);
        assertThat(wrong.err())
                .contains(
                        "dataset: 'folds: all' runs every fold, 'fold: 2' one of them; remove one"
                                + " of the two");
        assertThat(wrong.run("validate", "dataset.folds=", "dataset.fold=6")).isEqualTo(2);
        assertThat(wrong.err()).contains("dataset.fold: expected an integer from 1 to 5, found 6");
        assertThat(wrong.run("validate", "dataset.folds=some")).isEqualTo(2);
        assertThat(wrong.err()).contains("dataset.folds: expected 'all', found 'some'");
        assertThat(wrong.run("validate", "sweep={dataset.labels.count: [4, 8]}")).isEqualTo(2);
        assertThat(wrong.err())
                .contains(
                        "dataset.folds: the mean over folds has no place in the curves of 'sweep';"
                                + " remove one of the two, or choose one fold by 'fold'");
        assertThat(wrong.run("validate", "corruption={type: swap, rates: [0, 0.5]}")).isEqualTo(2);
        assertThat(wrong.err())
                .contains(
                        "dataset.folds: the mean over folds has no place in the curves of"
                                + " 'corruption.rates'; remove one of the two, or choose one fold"
                                + " by 'fold'");
    }
}
