package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.formats.random.Seed;

/** Students that end as their teacher does. */
class ExtendedStudentsTest {

    private static final String YAML =
            """
            name: extended
            seeds: [1, 2]
            dataset: {type: synthetic, classes: 3, train: 40, validation: 12, test: 12, size: 12}
            teacher: {modality: image, type: counting}
            student: {modality: image, type: convnet, widths: [8]}
            training: {epochs: 1, batch-size: 16}
            methods: [{name: simkd, objectives: [simkd]}, {name: both, objectives: [simkd, kd]}]
            output: out
            """;

    @TempDir private Path folder;

    private int asked;

    @Test
    void theTeacherIsAskedOnceForAllMethodsAndSeeds() {
        try (SmallExperiment small =
                new SmallExperiment(
                        folder,
                        YAML,
                        List.of(
                                TeacherProvider.builder("counting", CountingConfig.class)
                                        .build((config, context) -> new Counting())))) {
            NetworkFactory networks = small.networks();
            List<String> notes = notes(networks, small, "simkd", 1);
            assertThat(asked).as("40 training and 12 validation samples").isEqualTo(52);
            assertThat(notes)
                    .singleElement()
                    .asString()
                    .startsWith("the classifier of the teacher 'image' was found from");
            assertThat(notes(networks, small, "simkd", 2)).isEqualTo(notes);
            assertThat(notes(networks, small, "both", 1)).isEqualTo(notes);
            assertThat(asked).isEqualTo(52);
        }
    }

    private static List<String> notes(
            NetworkFactory networks, SmallExperiment small, String method, int seed) {
        try (TrialNetworks made = networks.create(small.method(method), new Seed(seed))) {
            return ((MethodNetworks) made).notes();
        }
    }

    record CountingConfig() {}

    /** A teacher that counts the samples that it is asked about. */
    private final class Counting implements Teacher {

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(3, true);
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager manager) {
            asked += batch.size();
            float[][] embeddings = new float[batch.size()][3];
            for (int row = 0; row < embeddings.length; row++) {
                embeddings[row][batch.indices()[row] % 3] = 1;
            }
            NDArray embedding = manager.create(embeddings);
            return TeacherOutput.of(embedding).withLogits(embedding.mul(2));
        }
    }
}
