package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corruptions at one rate. */
class CorruptionEndToEndTest {

    @TempDir private Path folder;
    private TinyExperiment experiment;

    @BeforeEach
    void write() {
        experiment = TinyExperiment.synthetic(folder);
    }

    @Test
    void aStudentWhoseTeacherIsDroppedLearnsFromItsLabelsAlone() {
        benchmark("corruption={type: drop, rate: 1}");

        assertThat(experiment.json("kd/seed-1/result.json").get("metrics"))
                .isEqualTo(experiment.json("none/seed-1/result.json").get("metrics"));
        assertThat(experiment.json("kd/seed-1/result.json").get("notes").toString())
                .contains("such samples train by their labels alone");
        assertThat(experiment.text("report.html"))
                .contains("drop, seed 1; hits 48 of 48 training samples");
        assertThat(experiment.err()).startsWith("the teacher's own accuracy: validation/top1 100");
    }

    @Test
    void aStudentWithNothingToLearnFromIsToldOf() {
        benchmark(
                "corruption={type: drop, rate: 1}",
                "methods=[none, {name: kd, class-weight: 0, objectives: [{type: kd}]}]");

        String told = "every loss was 0 in every epoch: the student has learnt nothing";
        assertThat(experiment.json("kd/seed-1/result.json").get("notes").toString()).contains(told);
        assertThat(experiment.json("none/seed-1/result.json").get("notes").toString())
                .doesNotContain(told);
        assertThat(experiment.text("report.html")).contains(told);
    }

    @Test
    void aTeacherThatListensHearsTheNoise() {
        benchmark("corruption={type: noise, snr: -40, rate: 1}");

        JsonNode teacher = experiment.json("kd/seed-1/result.json").get("teacher");
        assertThat(teacher.get("train/top1").asDouble()).isLessThan(0.6);
        assertThat(teacher.get("test/top1").asDouble()).isEqualTo(1);
        assertThat(experiment.json("kd/seed-1/result.json").get("notes").toString())
                .doesNotContain("stored");
    }

    @Test
    void storedAnswersAreNoisyThemselves() {
        String answers = folder.resolve("answers").toString();
        assertThat(experiment.run("extract", "--out", answers)).as(experiment.err()).isZero();

        benchmark(
                "corruption={type: noise, snr: -10, rate: 1}",
                "teacher={modality: audio, type: precomputed, embeddings: '%s/embeddings', logits: '%1$s/logits'}"
                        .formatted(answers));

        JsonNode result = experiment.json("kd/seed-1/result.json");
        assertThat(result.at("/teacher/train~1top1").asDouble()).isLessThan(0.6);
        assertThat(result.at("/teacher/test~1top1").asDouble()).isEqualTo(1);
        assertThat(result.get("notes").toString()).contains("so the noise lies on them");
    }

    private void benchmark(String... overrides) {
        String[] all = new String[overrides.length + 2];
        System.arraycopy(overrides, 0, all, 0, overrides.length);
        all[overrides.length] = "seeds=[1]";
        all[overrides.length + 1] = "training.epochs=1";
        assertThat(experiment.run("benchmark", all)).as(experiment.err()).isZero();
    }
}
