package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.train.step.Rates;

/** A scheme with stages before its training: who moves when. */
class StagedSchemeTest {

    private static final String YAML =
            """
            name: staged
            seeds: [1]
            dataset: {type: synthetic, classes: 3, train: 24, validation: 6, test: 6, size: 8}
            students:
              image: {modality: image, type: convnet, widths: [4, 6]}
              other: {modality: image, type: convnet, widths: [4, 6]}
            training: {epochs: 3, batch-size: 12, optimizer: {type: adamw, weight-decay: 0.1}}
            methods: [mst]
            evaluation: {select: last}
            output: out
            """;

    private static final Seed SEED = new Seed(1);

    @TempDir private Path folder;

    @BeforeEach
    void needsPyTorch() {
        Assumptions.assumeTrue(
                Engine.getInstance().getEngineName().equals("PyTorch"),
                "the scheme runs on PyTorch alone");
    }

    @Test
    void eachStageMovesItsOwnWeightsAndNoOthers() {
        try (SmallExperiment small = new SmallExperiment(folder, YAML, List.of());
                TrialNetworks networks = small.networks().create(small.method("mst"), SEED)) {
            EpochTrainer before = small.trainers().initialTrainer(networks, SEED).orElseThrow();
            EpochTrainer training = small.trainers().trainer(networks, SEED);

            assertThat(moved(networks, before, TrainingMoment.of(1, 2)))
                    .containsExactly("scheme.teacher", "students.image", "students.other");
            assertThat(moved(networks, before, TrainingMoment.of(2, 2)))
                    .containsExactly("scheme.auxiliary-masks", "scheme.teacher-masks");
            assertThat(moved(networks, training, TrainingMoment.of(1, 1)))
                    .containsExactly("scheme.gate", "students.image");
        }
    }

    @Test
    void freshNetworksAreNotTheStudents() {
        try (SmallExperiment small = new SmallExperiment(folder, YAML, List.of());
                TrialNetworks networks = small.networks().create(small.method("mst"), SEED)) {
            Map<String, float[]> values = values(networks);
            String weight = "body.0.weight";
            assertThat(values).containsKey("students.image." + weight);
            assertThat(values.get("scheme.teacher.networks.image." + weight))
                    .hasSameSizeAs(values.get("students.image." + weight))
                    .isNotEqualTo(values.get("students.image." + weight))
                    .isNotEqualTo(values.get("scheme.teacher.networks.other." + weight));
        }
    }

    @Test
    void theTrainingBehindThemGoesOnToTheSameBits() {
        run("whole", -1, false);
        assertThatThrownBy(() -> run("parts", 2, false))
                .isInstanceOf(Interruption.Interrupted.class);
        run("parts", -1, true);

        for (String file : List.of("students/image.safetensors", "students/other.safetensors")) {
            assertThat(folder.resolve("parts").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
    }

    private void run(String trial, int after, boolean resume) {
        try (SmallExperiment small = new SmallExperiment(folder, YAML, List.of())) {
            small.runner(new Interruption(after))
                    .run(small.method("mst"), 1, new TrialFolder(folder.resolve(trial)), resume)
                    .done()
                    .orElseThrow();
        }
    }

    /** The parts, to their second name, of which an epoch moved something. */
    private static Set<String> moved(
            TrialNetworks networks, EpochTrainer trainer, TrainingMoment moment) {
        Map<String, float[]> before = values(networks);
        trainer.run(moment, time -> new Rates(0.01, 0.01));
        Set<String> moved = new TreeSet<>();
        values(networks)
                .forEach(
                        (name, value) -> {
                            if (!Arrays.equals(value, before.get(name))) {
                                moved.add(name.replaceFirst("^([^.]+\\.[^.]+)\\..*", "$1"));
                            }
                        });
        return moved;
    }

    private static Map<String, float[]> values(TrialNetworks networks) {
        Map<String, float[]> values = new LinkedHashMap<>();
        networks.parts()
                .forEach(
                        (prefix, state) ->
                                state.entries()
                                        .forEach(
                                                (name, weight) ->
                                                        values.put(
                                                                prefix + name,
                                                                weight.getArray().toFloatArray())));
        return values;
    }
}
