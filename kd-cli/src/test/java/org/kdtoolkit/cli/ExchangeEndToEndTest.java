package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kd import} and {@code kd export}. */
class ExchangeEndToEndTest {

    @TempDir private static Path folder;
    private static TinyExperiment experiment;
    private static Path published;

    @BeforeAll
    static void train() throws IOException {
        published = folder.resolve("published.pth");
        try (InputStream in =
                ExchangeEndToEndTest.class.getResourceAsStream("/checkpoint/published.pth")) {
            Files.copy(in, published);
        }
        experiment = TinyExperiment.synthetic(folder);
        assertThat(experiment.run("train", "--method", "none", "training.epochs=1"))
                .as(experiment.err())
                .isZero();
    }

    @Test
    void whatIsExportedIsImportedAgain() {
        Path exported = folder.resolve("sub/exported.safetensors");
        Path card = folder.resolve("sub/README.md");
        Path imported = folder.resolve("imported.safetensors");

        assertThat(experiment.kd("export", trial(), "--out", exported.toString())).isZero();
        assertThat(experiment.out()).isEqualTo("weights: %s\ncard: %s\n".formatted(exported, card));
        assertThat(importing(exported, "convnet", imported)).as(experiment.err()).isZero();
        assertThat(experiment.out().lines())
                .containsExactly(
                        "BACKBONE            convnet",
                        "configuration       widths=[6,12]",
                        "classes             6",
                        "prefix in the file  ''",
                        "loaded              14",
                        "missing             0",
                        "mis-shaped          0",
                        "unexpected          0",
                        "",
                        "weights: " + imported);
        assertThat(exported)
                .hasSameBinaryContentAs(experiment.result("none/seed-1/student.safetensors"));
    }

    @Test
    void aCardLiesBesideTheExportAndIsTheSameEachTime() throws IOException {
        Path exported = folder.resolve("card/a 'b'.safetensors");
        Path card = folder.resolve("card/README.md");

        assertThat(experiment.kd("export", trial(), "--out", exported.toString())).isZero();
        String first = Files.readString(card);
        assertThat(experiment.kd("export", trial(), "--out", exported.toString())).isZero();

        assertThat(Files.readString(card)).isEqualTo(first);
        assertThat(first)
                .contains("\n# tiny, none\n", "| Method | none |", "## Class by class\n\nOn the ")
                .contains("Student.load(Path.of(\"a 'b'.safetensors\"))")
                .contains("how much they change with another seed is not known");
        Files.writeString(card, "# mine\n");
        assertThat(experiment.kd("export", trial(), "--out", exported.toString())).isZero();
        assertThat(experiment.err())
                .endsWith(
                        "note: %s stays as it is, since 'kd export' did not leave it so for this file\n"
                                .formatted(card));
        assertThat(experiment.out()).endsWith("card: " + exported + ".README.md\n");
    }

    @Test
    void aCheckpointOfATrainingScriptIsImportedAsItIs() {
        Path imported = folder.resolve("published.safetensors");

        assertThat(importing(published, "convnet", imported)).as(experiment.err()).isZero();

        assertThat(experiment.out()).contains("prefix in the file  'state_dict.module.'");
        assertThat(imported).exists();
    }

    @Test
    void whatDoesNotFitIsShownAndNothingIsWritten() {
        Path imported = folder.resolve("misfit.safetensors");

        int code = importing(published, "convnet", imported, "--set", "widths=[6, 12, 3]");

        assertThat(code).isEqualTo(3);
        assertThat(experiment.out().lines().skip(9))
                .containsExactly(
                        "ENTRY                            IN THE NETWORK  IN THE FILE",
                        "body.8.weight        missing     (3, 12, 3, 3)   -",
                        "body.8.bias          missing     (3)             -",
                        "body.9.weight        missing     (3)             -",
                        "body.9.bias          missing     (3)             -",
                        "body.9.running_mean  missing     (3)             -",
                        "body.9.running_var   missing     (3)             -",
                        "head.weight          mis-shaped  (6, 3)          (6, 12)");
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s: what it holds is not the whole network, so nothing is written; choose the backbone, '--set' and '--prefix' that fit\n"
                                .formatted(published));
        assertThat(imported).doesNotExist();
    }

    @Test
    void whatIsNoCheckpointIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("weights.pth"), "these are no weights");

        assertThat(importing(text, "convnet", folder.resolve("o.safetensors"))).isEqualTo(3);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s: its first bytes are those of neither; expected a whole file of torch.save or .safetensors\n"
                                .formatted(text));
    }

    @Test
    void anotherFormatThanTheKnownOnesIsRefused() {
        assertThat(experiment.kd("export", trial(), "--out", "student.pth")).isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: --out student.pth: the name must end in .safetensors or .onnx; see 'kd"
                                + " help export'\n");
    }

    @Test
    void aStudentIsWrittenAsOnnxAndCompared() throws IOException {
        Path exported = folder.resolve("on nx/Schüler.onnx");

        int code =
                experiment.kd("export", trial(), "--format", "onnx", "--out", exported.toString());

        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.out().lines())
                .hasSize(6)
                .contains("onnx: " + exported, "card: " + folder.resolve("on nx/README.md"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .matches(
                                                "difference: \\d\\.\\de-\\d\\d on 8 random"
                                                        + " inputs"));
        byte[] first = Files.readAllBytes(exported);
        assertThat(experiment.kd("export", trial(), "--out", exported.toString())).isZero();
        assertThat(exported).hasBinaryContent(first);
    }

    @Test
    void aStudentsFileIsExportedAsItsTrialIs() {
        String file = experiment.result("none/seed-1/student.safetensors").toString();
        Path weights = folder.resolve("of-file/weights.safetensors");
        Path ofFile = folder.resolve("of-file/a.onnx");
        Path ofTrial = folder.resolve("of-trial/a.onnx");

        assertThat(experiment.kd("export", file, "--out", weights.toString())).isZero();
        assertThat(experiment.kd("export", file, "--out", ofFile.toString())).isZero();
        assertThat(experiment.kd("export", trial(), "--out", ofTrial.toString())).isZero();

        assertThat(weights).hasSameBinaryContentAs(Path.of(file));
        assertThat(ofFile).hasSameBinaryContentAs(ofTrial);
    }

    @Test
    void aFileHasNoOtherStudents() {
        String file = experiment.result("none/seed-1/student.safetensors").toString();
        Path out = folder.resolve("other.onnx");

        int code = experiment.kd("export", file, "--student", "image", "--out", out.toString());

        assertThat(code).isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s is a file, of one student; --student image chooses among those of a trial's folder\n"
                                .formatted(file));
        assertThat(out).doesNotExist();
    }

    @Test
    void weightsWithoutADescriptionAreNotWrittenAsOnnx() {
        Path imported = folder.resolve("plain.safetensors");
        Path out = folder.resolve("plain.onnx");
        assertThat(importing(published, "convnet", imported)).as(experiment.err()).isZero();

        assertThat(experiment.kd("export", imported.toString(), "--out", out.toString()))
                .isEqualTo(3);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s: has no description of its student, such as its classes; 'kd export TRIAL' writes one with it, and 'kd evaluate CONFIG --weights' judges the weights alone\n"
                                .formatted(imported));
        assertThat(out).doesNotExist();
    }

    @Test
    void whatIsNotThereIsNotExported() {
        Path nothing = folder.resolve("nowhere");

        assertThat(experiment.kd("export", nothing.toString(), "--out", "a.onnx")).isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s is not the folder of a trial; expected OUT/METHOD/seed-N, with OUT/config.yaml\n"
                                .formatted(nothing));
    }

    @Test
    void weightsInAFileAreJudgedAsThoseOfTheTrial() throws IOException {
        Path out = folder.resolve("judged");
        assertThat(experiment.kd("evaluate", trial())).isZero();
        String ofTrial = experiment.out();
        Path weights = experiment.result("none/seed-1/student.safetensors");

        int code =
                experiment.run(
                        "evaluate", "--weights", weights.toString(), "--out", out.toString());

        assertThat(code).as(experiment.err()).isZero();
        Path predictions = out.resolve("predictions.json");
        assertThat(experiment.out()).isEqualTo(ofTrial + "\npredictions: " + predictions + "\n");
        assertThat(predictions)
                .hasSameBinaryContentAs(experiment.result("none/seed-1/predictions.json"));
        assertThat(experiment.err()).doesNotContain("teacher");
    }

    @Test
    void aCheckpointOfATrainingScriptIsJudgedAsItIs() {
        int code =
                experiment.run(
                        "evaluate", "--weights", published.toString(), "--subset", "validation");

        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.out()).contains("validation/top1").doesNotContain("predictions");
    }

    @Test
    void aPrefixSaysWhichNetworkOfAFileIsJudged() {
        int judged =
                experiment.run(
                        "evaluate", "--weights", published.toString(), "--prefix", "state_dict");
        assertThat(judged).as(experiment.err()).isZero();

        int code =
                experiment.run(
                        "evaluate",
                        "--weights",
                        published.toString(),
                        "--prefix",
                        "audio_state_dict");

        assertThat(code).isEqualTo(3);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s: holds nothing of the network behind 'audio_state_dict', but all of it behind 'state_dict.module'; name that as the prefix ('weights-prefix' in the configuration, --prefix on the command line)\n"
                                .formatted(published));
    }

    @Test
    void weightsForOtherClassesAreNotJudged() {
        int code =
                experiment.run("evaluate", "--weights", published.toString(), "dataset.classes=5");

        assertThat(code).isEqualTo(3);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s: can't be loaded ('head.weight' has shape (6, 12), expected (5, 12); 'head.bias' has shape (6), expected (5)); 'student' must be configured as the network that left these weights, for the data set's classes\n"
                                .formatted(published));
    }

    @Test
    void trainingBeginsWithACheckpointsStudentAndFilter() {
        Path out = folder.resolve("out/tuned");
        String filter =
                "methods=[{name: mnf+csc, filter: {type: mnf, weights: published.pth}, objectives:"
                        + " [csc]}]";

        int code =
                experiment.run(
                        "train",
                        "--method",
                        "mnf+csc",
                        "student.weights=published.pth",
                        filter,
                        "training.epochs=1",
                        "--out",
                        out.toString());

        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.json("tuned/mnf+csc/seed-1/result.json").get("notes"))
                .extracting(JsonNode::asText)
                .contains("the student begins with the weights of " + published);
        assertThat(experiment.text("tuned/config.yaml")).contains("weights: ../../published.pth");
    }

    @Test
    void weightsThatAreNotThereAreAProblemOfTheFile() {
        assertThat(experiment.run("validate", "student.weights=nowhere.pth")).isEqualTo(2);
        assertThat(experiment.err())
                .contains("student.weights: there is no file or folder")
                .contains("nowhere.pth");
    }

    @Test
    void whatIsNoTrialIsNotExported() {
        String out = folder.resolve("none.safetensors").toString();

        assertThat(experiment.kd("export", folder.toString(), "--out", out)).isEqualTo(2);
        assertThat(experiment.err()).contains("is not the folder of a trial");
    }

    @Test
    void aTrialWithoutAStudentIsNotExported() {
        String none = experiment.result("none/seed-2").toString();
        String out = folder.resolve("none.safetensors").toString();

        assertThat(experiment.kd("export", none, "--out", out)).isEqualTo(3);
        assertThat(experiment.err())
                .contains("not found; expected the weights of a trial that ran to its end");
        assertThat(Path.of(out)).doesNotExist();
    }

    private static String trial() {
        return experiment.result("none/seed-1").toString();
    }

    private static int importing(Path file, String backbone, Path out, String... more) {
        String[] words = new String[more.length + 6];
        words[0] = "import";
        words[1] = file.toString();
        words[2] = "--backbone";
        words[3] = backbone;
        words[4] = "--out";
        words[5] = out.toString();
        System.arraycopy(more, 0, words, 6, more.length);
        return experiment.kd(words);
    }
}
