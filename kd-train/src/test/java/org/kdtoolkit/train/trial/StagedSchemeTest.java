package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.formats.weights.WeightsFile;
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
              other: {modality: audio, type: mlp, widths: [6]}
            training: {epochs: 3, batch-size: 12, optimizer: {type: adamw, weight-decay: 0.1}}
            methods: [{name: mst, co-training-epochs: 1, mask-epochs: 1}]
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
                    .isNotEqualTo(values.get("students.image." + weight));
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

    /** The auxiliary network teaches in evaluation, by its running statistics. */
    @Test
    void howOftenItIsJudgedChangesNoWeight() {
        String reEstimated = "evaluation.re-estimate-batch-norm=true";
        run("each", -1, false, reEstimated, "evaluation.every=1");
        run("last", -1, false, reEstimated, "evaluation.every=3");

        for (String student : List.of("image", "other")) {
            Map<String, List<Float>> each = saved("each", student);
            assertThat(each).isNotEmpty().isEqualTo(saved("last", student));
        }
    }

    /** The weights that a trial has left of a student. */
    private Map<String, List<Float>> saved(String trial, String student) {
        Path file = folder.resolve("%s/students/%s.safetensors".formatted(trial, student));
        Map<String, List<Float>> values = new LinkedHashMap<>();
        try (NDManager manager = NDManager.newBaseManager();
                InputStream in = Files.newInputStream(file)) {
            for (NDArray array : NDList.decode(manager, in)) {
                List<Float> numbers = new ArrayList<>();
                for (Number number : array.toArray()) {
                    numbers.add(number.floatValue());
                }
                values.put(array.getName(), numbers);
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void networksOfTheTeacherBeginWithTheWeightsThatStudentsDo() {
        Map<String, float[]> file = written("first.safetensors");
        try (SmallExperiment small =
                        new SmallExperiment(
                                folder,
                                YAML,
                                List.of(),
                                "students.image.weights=first.safetensors");
                TrialNetworks networks = small.networks().create(small.method("mst"), SEED)) {
            Map<String, float[]> values = values(networks);
            file.keySet().stream()
                    .filter(name -> !name.startsWith("head"))
                    .forEach(
                            name ->
                                    assertThat(values.get("scheme.teacher.networks.image." + name))
                                            .as(name)
                                            .isEqualTo(file.get(name)));
            assertThat(networks.notes()).hasSize(1);
        }
    }

    /** The weights of another student, in a file. */
    private Map<String, float[]> written(String file) {
        try (SmallExperiment small = new SmallExperiment(folder, YAML, List.of());
                NDManager manager = small.manager().newSubManager()) {
            StateDict student = small.students().create("image", new Seed(7), manager).state();
            new WeightsFile(folder.resolve(file)).write(student);
            Map<String, float[]> values = new LinkedHashMap<>();
            student.entries()
                    .forEach((name, weight) -> values.put(name, weight.getArray().toFloatArray()));
            return values;
        }
    }

    private void run(String trial, int after, boolean resume, String... overrides) {
        try (SmallExperiment small = new SmallExperiment(folder, YAML, List.of(), overrides)) {
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
