package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kd evaluate} of a student's file on a list of files with labels. */
class EvaluateListEndToEndTest {

    private static final List<String> METRICS =
            List.of("top1", "top5", "mean-class-accuracy", "macro-f1", "ece");

    @TempDir private static Path trained;
    private static TinyManifest manifest;
    private static TinyExperiment experiment;

    @TempDir private Path folder;
    private final Terminal terminal = new Terminal();

    @BeforeAll
    static void train() throws IOException {
        manifest = TinyManifest.in(trained);
        experiment = TinyExperiment.of(trained, TinyManifest.YAML);
        assertThat(experiment.run("train", "--method", "kd")).as(experiment.err()).isZero();
    }

    @Test
    void judgesOnTheListThatItWasTrainedByAsTheTrialDid() {
        assertThat(evaluate(manifest.path("list.csv"), "--subset", "test"))
                .as(terminal.err())
                .isZero();

        JsonNode trial = experiment.json("kd/seed-1/result.json").get("metrics");
        StringBuilder expected = new StringBuilder("METRIC               VALUE\n");
        for (String metric : METRICS) {
            expected.append(
                    "%-19s  %.4f\n".formatted(metric, trial.get("test/" + metric).asDouble()));
        }
        assertThat(terminal.out()).isEqualTo(expected.toString());
    }

    @Test
    void matchesClassesByNameAndCountsWhatOneSideLacks() throws IOException {
        Path list = folder.resolve("others.csv");
        Files.write(
                list,
                List.of(
                        "picture,what",
                        "%s,dark".formatted(picture("s00")),
                        "%s, light ".formatted(picture("s02")),
                        "%s,night".formatted(picture("s03")),
                        "%s,".formatted(picture("s04"))));

        int code = evaluate(list, "--column", "picture", "--label-column", "what");

        assertThat(code).as(terminal.err()).isZero();
        assertThat(terminal.err())
                .isEqualTo(
                        """
                        1 rows have no label, and are left out
                        labels that the student does not know are left out: night (1)
                        1 of the student's classes have no row: grey
                        2 of 2 files
                        """);
    }

    @Test
    void aListWithoutKnownClassesIsAnError() throws IOException {
        Path list = folder.resolve("others.csv");
        Files.write(list, List.of("file,label", picture("s00") + ",night"));

        assertThat(evaluate(list)).isEqualTo(3);

        assertThat(terminal.err())
                .endsWith(
                        "kd: %s: no row has a class that the student knows (it knows: dark, grey, light)\n"
                                .formatted(list));
    }

    @Test
    void aListWithoutTheColumnIsAnErrorWithItsPlace() throws IOException {
        Path list = folder.resolve("others.csv");
        Files.write(list, List.of("name,label", picture("s00") + ",dark"));

        assertThat(evaluate(list)).isEqualTo(3);
        assertThat(terminal.err())
                .isEqualTo(
                        "kd: %s can't be used as a list of files with labels:\n  line 2: names no file; expected one in the column 'image' or 'file' (--column names another)\n"
                                .formatted(list));

        assertThat(evaluate(list, "--column", "pikture")).isEqualTo(3);
        assertThat(terminal.err())
                .isEqualTo(
                        "kd: %s can't be used as a list of files with labels:\n  line 1: the header has no column 'pikture' (it has: name, label); --column and --label-column name others\n"
                                .formatted(list));
    }

    @Test
    void aStudentsFileAloneHasNoDataToBeJudgedOn() {
        assertThat(terminal.run("evaluate", student().toString())).isEqualTo(2);

        assertThat(terminal.err())
                .isEqualTo(
                        "kd: a student's file knows no data set: judge it on a list by --list"
                                + " FILE.csv, or give its trial's folder; see 'kd help'\n");
    }

    @Test
    void noTeacherIsOpened() throws IOException {
        TinyManifest own = TinyManifest.in(folder);
        TinyExperiment other = TinyExperiment.of(folder, TinyManifest.YAML);
        assertThat(other.run("train", "--method", "kd")).as(other.err()).isZero();
        for (String gone : List.of("embeddings", "logits")) {
            Files.move(own.path(gone), folder.resolve("gone-" + gone));
        }

        assertThat(terminal.run("evaluate", other.result("kd/seed-1").toString()))
                .as(terminal.err())
                .isZero();
    }

    private static String picture(String id) {
        return manifest.path("images/" + id + ".png").toString();
    }

    private static Path student() {
        return experiment.result("kd/seed-1/student.safetensors");
    }

    private int evaluate(Path list, String... options) {
        String[] words = new String[options.length + 4];
        words[0] = "evaluate";
        words[1] = student().toString();
        words[2] = "--list";
        words[3] = list.toString();
        System.arraycopy(options, 0, words, 4, options.length);
        return terminal.run(words);
    }
}
