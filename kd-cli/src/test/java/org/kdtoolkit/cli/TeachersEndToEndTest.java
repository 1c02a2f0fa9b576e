package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teachers from files: what was extracted, and what was trained before. */
class TeachersEndToEndTest {

    private static final String EXTRACTED =
            "{modality: audio, type: precomputed, embeddings: %1$s/embeddings, logits:"
                    + " %1$s/logits}";

    @TempDir private Path folder;

    @Test
    void anExtractedTeacherTeachesAsTheTeacherItself() {
        TinyExperiment tiny = TinyExperiment.synthetic(folder);
        assertThat(tiny.run("extract")).as(tiny.err()).isZero();
        assertThat(tiny.out().lines())
                .containsExactly(
                        "TEACHER  SUBSET      WRITTEN  MISSING  UNREADABLE",
                        "audio    train       48       0        0",
                        "audio    validation  12       0        0",
                        "audio    test        18       0        0",
                        "",
                        "answers: " + folder.resolve("out-teacher"));
        assertThat(tiny.err()).contains("audio: 18 of 18 test samples");

        assertThat(train(tiny, "kd", "heard")).as(tiny.err()).isZero();
        String teacher = "teacher=" + EXTRACTED.formatted("out-teacher");
        assertThat(train(tiny, "kd", "read", teacher)).as(tiny.err()).isZero();
        JsonNode heard = withoutOrigin(tiny.timelessResult("heard/kd/seed-1"));
        assertThat(withoutOrigin(tiny.timelessResult("read/kd/seed-1"))).isEqualTo(heard);
        assertThat(tiny.timelessEpochs("read/kd/seed-1"))
                .isEqualTo(tiny.timelessEpochs("heard/kd/seed-1"));
    }

    /** The student's files say how it was configured, and so whose it learnt from. */
    private static JsonNode withoutOrigin(JsonNode result) {
        ((ObjectNode) result.get("files")).remove(List.of("student.json", "student.safetensors"));
        return result;
    }

    @Test
    void aTrainedStudentTeachesTheNext() {
        TinyExperiment tiny = TinyExperiment.synthetic(folder);
        assertThat(train(tiny, "none", "first")).as(tiny.err()).isZero();
        double student =
                tiny.json("first/none/seed-1/result.json").at("/metrics/test~1top1").asDouble();

        String backbone =
                "{modality: image, type: backbone, network: {type: convnet, widths: [6, 12]},"
                        + " weights: out/first/none/seed-1/student.safetensors, feature-map: true,"
                        + " cache: kept}";
        assertThat(train(tiny, "kd", "second", "teacher=" + backbone)).as(tiny.err()).isZero();
        JsonNode result = tiny.json("second/kd/seed-1/result.json");
        assertThat(result.at("/teacher/test~1top1").asDouble()).isEqualTo(student);
        assertThat(folder.resolve("kept")).isDirectoryContaining("glob:**.npz");

        assertThat(
                        tiny.run(
                                "extract",
                                "--out",
                                folder.resolve("maps").toString(),
                                "teacher=" + backbone))
                .as(tiny.err())
                .isZero();
        String read =
                "{modality: image, type: precomputed, embeddings: maps/embeddings, logits:"
                        + " maps/logits, feature-maps: maps/feature-maps}";
        assertThat(train(tiny, "kd", "third", "teacher=" + read)).as(tiny.err()).isZero();
        assertThat(tiny.timelessEpochs("third/kd/seed-1"))
                .isEqualTo(tiny.timelessEpochs("second/kd/seed-1"));
    }

    @Test
    void severalTeachersHaveAFolderAndAnAccuracyEach() {
        TinyExperiment tiny = TinyExperiment.synthetic(folder);
        String two =
                "teachers={bands: {modality: audio, type: tone-listener, width: 12}, fine:"
                        + " {modality: audio, type: tone-listener, width: 16}}";
        String both =
                "methods=[{name: both, filter: {type: mnf, teacher: fine}, objectives: [{type: kd,"
                        + " teacher: bands, schedule: {type: warm-up, epochs: 2}}, {type: csc,"
                        + " teacher: fine}]}]";
        assertThat(tiny.run("validate", "teacher=", two, both)).as(tiny.err()).isZero();
        assertThat(tiny.run("extract", "teacher=", two, both)).as(tiny.err()).isZero();
        assertThat(folder.resolve("out-teacher/bands/embeddings/train-00001.npy")).exists();
        assertThat(folder.resolve("out-teacher/fine/logits/test-00003.npy")).exists();
        assertThat(tiny.err())
                .contains("the teacher 'bands', its own accuracy: train/top1 ")
                .contains("the teacher 'fine', its own accuracy: train/top1 ");

        assertThat(tiny.run("benchmark", "teacher=", two, both)).as(tiny.err()).isZero();
        assertThat(tiny.json("both/seed-1/result.json").get("teacher").fieldNames())
                .toIterable()
                .contains("bands/test/top1", "fine/validation/top1");
        assertThat(tiny.text("report.html")).contains("fine/test/top1", "Teacher bands");
    }

    @Test
    void thereMustBeATeacherToExtract() {
        TinyExperiment tiny = TinyExperiment.synthetic(folder);
        assertThat(tiny.run("extract", "teacher=", "methods=[none]")).isEqualTo(2);
        assertThat(tiny.err()).contains("there is no teacher whose answers could be extracted");
    }

    private static int train(TinyExperiment tiny, String method, String out, String... overrides) {
        String[] words = new String[overrides.length + 4];
        words[0] = "--method";
        words[1] = method;
        words[2] = "--out";
        words[3] = tiny.file().resolveSibling("out").resolve(out).toString();
        System.arraycopy(overrides, 0, words, 4, overrides.length);
        return tiny.run("train", words);
    }
}
