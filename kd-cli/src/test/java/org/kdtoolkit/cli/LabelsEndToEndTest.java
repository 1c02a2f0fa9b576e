package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Few labels and many pairs, from the file to the report. */
class LabelsEndToEndTest {

    private static final String METHODS =
            "methods=[{name: none}, {name: kd, objectives: [kd]}, {name: csc, objectives: [csc]},"
                + " {name: mnf+csc-teacher, filter: {type: mnf, unlabelled: teacher}, objectives:"
                + " [{type: csc, unlabelled: teacher, confidence: 0.5}]}]";
    private static final String[] FEW = {
        "seeds=[1]",
        "training.epochs=1",
        METHODS,
        "evaluation.controls=true",
        "dataset.labels={per-class: 2, seed: 3}"
    };

    @TempDir private static Path folder;
    private static TinyExperiment experiment;

    @BeforeAll
    static void run() {
        experiment = TinyExperiment.synthetic(folder);
        assertThat(experiment.run("benchmark", FEW)).as(experiment.err()).isZero();
    }

    @Test
    void eachTrialSaysHowManyLabelsThereAreAndWhatItDoesWithoutThem() {
        assertThat(notes("kd")).contains("12 of 48 training samples have a label");
        assertThat(notes("none"))
                .contains("nothing in it learns from samples without a label: it sees none");
        assertThat(notes("csc"))
                .contains("nothing in it learns from samples without a label: it sees none");
        assertThat(notes("mnf+csc-teacher"))
                .contains(
                        "csc takes the teacher's class where a label is missing, if its probability"
                                + " is at least 0.5",
                        "mnf takes the teacher's class where a label is missing");
        assertThat(experiment.json("benchmark.json").at("/facts/Data set").asText())
                .isEqualTo(
                        "synthetic, 6 classes, train 48 of which 12 have a label, validation 12,"
                                + " test 18");
    }

    @Test
    void controlsAreAddedAndMarked() {
        List<String> marked = new ArrayList<>();
        experiment
                .json("leaderboard.json")
                .get("methods")
                .forEach(
                        method -> {
                            if (method.path("control").asBoolean()) {
                                marked.add(method.get("name").asText());
                            }
                        });
        assertThat(marked).containsExactly("label-smoothing", "pseudo-label", "shuffled-teacher");
        assertThat(experiment.out())
                .contains(
                        "\nlabel-smoothing (control) ",
                        "\npseudo-label (control) ",
                        "\nshuffled-teacher (control) ",
                        "\nkd  ");
        assertThat(experiment.text("report.html")).contains("shuffled-teacher (control)");
        assertThat(experiment.text("leaderboard.md")).contains("pseudo-label (control)");
    }

    @Test
    void aShuffledTeacherTeachesSomethingElse() {
        assertThat(result("shuffled-teacher").get("metrics"))
                .isNotEqualTo(result("kd").get("metrics"));
    }

    @Test
    void whatItLeavesRunsOnWithoutAddingControlsTwice() {
        assertThat(experiment.run("benchmark", concat(FEW, "--resume")))
                .as(experiment.err())
                .isZero();
        assertThat(experiment.json("leaderboard.json").get("methods")).hasSize(7);
        assertThat(experiment.err()).doesNotContain("] kd, seed 1: ");
    }

    @Test
    void withAllLabelsTheBudgetChangesNothing() throws IOException {
        TinyExperiment all = trained("all");
        TinyExperiment budget = trained("budget", "dataset.labels={share: 1}");
        assertThat(weights(budget)).isEqualTo(weights(all));
        TinyExperiment share =
                trained("share", "dataset.labels={share: 1}", "training.labelled-share=0.25");
        assertThat(weights(share)).isEqualTo(weights(all));
    }

    @Test
    void aShareOfLabelledRowsChangesWhatIsLearnt() throws IOException {
        TinyExperiment even = trained("even", "dataset.labels={count: 12}");
        TinyExperiment share =
                trained("mixed", "dataset.labels={count: 12}", "training.labelled-share=0.5");
        assertThat(weights(share)).isNotEqualTo(weights(even));
        assertThat(share.json("kd/seed-1/result.json").get("notes").toString())
                .contains("a share of 0.5 of each batch has labels");
    }

    @Test
    void theHiddenLabelsHaveNoPartInTheTraining() throws IOException {
        TinyExperiment none =
                trained(
                        "blind",
                        "methods=[{name: kd, objectives: [kd]}]",
                        "dataset.labels={count: 0}",
                        "evaluation={tasks: [recognition], select: last}");
        assertThat(none.lines("kd/seed-1/metrics.jsonl").get(0).at("/losses/class").asDouble())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dataset.labels={count: 49} | dataset.labels: 49 training samples are to keep their"
                        + " labels, but only 48 have any; lower the number",
                "dataset.labels={seed: 2} | dataset.labels: expected how many training samples keep"
                        + " their labels, such as 'count: 50', 'share: 0.1' or 'per-class: 5'",
                "dataset.labels={count: 5, share: 0.1} | dataset.labels: expected one of"
                        + " 'count', 'share' and 'per-class', found two; remove the others",
                "methods.1.objectives.0={type: kd, unlabelled: teacher} |"
                        + " methods.1.objectives.0.unlabelled: the objective 'kd' reads no labels"
                        + " and learns from every pair, so it needs none of the teacher's; remove"
                        + " the key",
                "methods.2.objectives.0={type: csc, confidence: 0.5} |"
                        + " methods.2.objectives.0.confidence: is asked of the teacher's classes,"
                        + " which nobody takes here; add 'unlabelled: teacher', or remove the key",
            })
    void whatDoesNotFitIsSaid(String override, String message) {
        TinyExperiment wrong = TinyExperiment.synthetic(folder);
        assertThat(wrong.run("validate", override)).isEqualTo(2);
        assertThat(wrong.err()).endsWith(": " + message + "\n");
    }

    @Test
    void aControlTakesNoOtherMethodsPlace() {
        TinyExperiment wrong = TinyExperiment.synthetic(folder);
        String method = "methods.1={name: pseudo-label, objectives: [kd]%s}";
        assertThat(wrong.run("validate", method.formatted(""), "evaluation.controls=true"))
                .isEqualTo(2);
        assertThat(wrong.err())
                .endsWith(
                        "methods.1.name: 'pseudo-label' is the name of a control, and"
                                + " 'evaluation.controls' adds it; choose another, or say 'control:"
                                + " true' to have this one in its place\n");
        assertThat(
                        wrong.run(
                                "validate",
                                method.formatted(", control: true"),
                                "evaluation.controls=true"))
                .isZero();
        assertThat(wrong.out()).contains("is valid: 5 methods x 2 seeds");
    }

    @Test
    void withoutAnyLabelWhoNeedsOneIsRefused() {
        TinyExperiment wrong = TinyExperiment.synthetic(folder);
        assertThat(wrong.run("validate", "dataset.labels={count: 0}")).isEqualTo(2);
        assertThat(wrong.err())
                .contains(
                        "methods.0: the method 'none' learns from labels, but no training sample"
                                + " has one; give some samples their labels in the list or by"
                                + " 'dataset.labels', or leave it out",
                        "methods.2: the method 'mnf+csc' learns from labels, but no training sample"
                                + " has one",
                        "evaluation.tasks.1: the task 'retrieval' needs labels, but no training"
                                + " sample has one")
                .doesNotContain("method 'kd'");
    }

    private static TinyExperiment trained(String name, String... overrides) throws IOException {
        TinyExperiment own =
                TinyExperiment.synthetic(Files.createDirectories(folder.resolve(name)));
        String[] words = concat(new String[] {"--method", "kd", "training.epochs=1"}, overrides);
        assertThat(own.run("train", words)).as(own.err()).isZero();
        return own;
    }

    /** The numbers alone: what stands before them says how the student was configured. */
    private static byte[] weights(TinyExperiment trained) throws IOException {
        byte[] file = Files.readAllBytes(trained.result("kd/seed-1/student.safetensors"));
        long header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Arrays.copyOfRange(file, Math.toIntExact(Long.BYTES + header), file.length);
    }

    private static String[] concat(String[] words, String... further) {
        String[] all = Arrays.copyOf(words, words.length + further.length);
        System.arraycopy(further, 0, all, words.length, further.length);
        return all;
    }

    private static List<String> notes(String method) {
        List<String> notes = new ArrayList<>();
        result(method).get("notes").forEach(note -> notes.add(note.asText()));
        return notes;
    }

    private static JsonNode result(String method) {
        return experiment.json(method + "/seed-1/result.json");
    }
}
