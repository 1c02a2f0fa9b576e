package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

/** A scheme that trains heads: a student and a teacher that learns, too. */
class LearningTeacherTest {

    private static final String YAML =
            """
            name: learning-teacher
            seeds: [1]
            dataset:
              {type: synthetic, classes: 3, train: 40, validation: 12, test: 12, size: 12,
               image-noise: 0.1, mismatch: 0.2}
            students:
              image: {modality: image, type: convnet, widths: [8, 16]}
              other: {modality: image, type: convnet, widths: [4, 8]}
            training: {epochs: 6, batch-size: 10, optimizer: {type: adam, learning-rate: 0.01}}
            methods: [c2kd, {name: published, type: c2kd, proxy-gradients: published}]
            evaluation: {select: image/validation/top1}
            output: out
            """;

    @TempDir private Path folder;

    @Test
    void bothAreJudgedByTheirClassScoresAndSaved() {
        try (SmallExperiment small = small()) {
            TrialResult.Done done = run(small, "c2kd", "whole", -1, false);

            for (String name : List.of("image", "other")) {
                MetricKey key = MetricKey.of(Subset.TEST, "top1").ofNetwork(name);
                assertThat(done.metrics()).containsKey(key);
                assertThat(done.files())
                        .containsKeys(
                                "students/" + name + ".safetensors",
                                "students/" + name + ".predictions.json");
            }
            assertThat(done.notes())
                    .contains(
                            "the teacher 'other' is trained beside the student 'image', and left at"
                                    + " the same epoch")
                    .noneMatch(note -> note.contains("no head is trained"));
            List<EpochRecord> epochs = trial("whole").epochs();
            assertThat(epochs.get(0).losses())
                    .containsOnlyKeys(
                            "class-image",
                            "to-proxy-image",
                            "from-proxy-image",
                            "across-image",
                            "class-other",
                            "to-proxy-other",
                            "from-proxy-other",
                            "across-other");
            for (String network : List.of("image", "other")) {
                assertThat(epochs.get(5).losses().get("class-" + network))
                        .isLessThan(epochs.get(0).losses().get("class-" + network));
            }
        }
    }

    @Test
    void whatIsResumedIsTheSameToTheBit() throws IOException {
        try (SmallExperiment small = small()) {
            run(small, "published", "whole", -1, false);
        }
        try (SmallExperiment small = small()) {
            assertThatThrownBy(() -> run(small, "published", "parts", 2, false))
                    .isInstanceOf(Interruption.Interrupted.class);
        }
        try (SmallExperiment small = small()) {
            run(small, "published", "parts", -1, true);
        }

        for (String file : List.of("students/image.safetensors", "students/other.safetensors")) {
            assertThat(Files.readAllBytes(folder.resolve("parts").resolve(file)))
                    .isEqualTo(Files.readAllBytes(folder.resolve("whole").resolve(file)));
        }
    }

    private SmallExperiment small() {
        return new SmallExperiment(folder, YAML, List.of());
    }

    private TrialFolder trial(String name) {
        return new TrialFolder(folder.resolve(name));
    }

    private TrialResult.Done run(
            SmallExperiment small, String method, String name, int after, boolean resume) {
        return small.runner(new Interruption(after))
                .run(small.method(method), 1, trial(name), resume)
                .done()
                .orElseThrow();
    }
}
