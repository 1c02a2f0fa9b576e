package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.distill.SchemeStage;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.plugin.SchemeProvider;

/** What is found before the first epoch. */
class RehearsalTest {

    private static final String YAML =
            """
            name: staged
            seeds: [1]
            dataset: {type: synthetic, classes: 3, train: 24, validation: 6, test: 6, size: 8}
            student: {modality: image, type: convnet, widths: [4, 6]}
            training: {epochs: 3, batch-size: 12}
            methods: [staged]
            evaluation: {select: last}
            output: out
            """;

    private final List<String> steps = new ArrayList<>();

    @TempDir private Path folder;

    @Test
    void takesAStepOfEachStageAndOneOfTheTraining() {
        rehearse(step -> {});

        assertThat(steps)
                .containsExactly(
                        "first, epoch 1 of 5", "second, epoch 4 of 5", "training, epoch 1 of 1");
    }

    @Test
    void whatALaterStageRefusesIsFound() {
        assertThatThrownBy(
                        () ->
                                rehearse(
                                        stage -> {
                                            if (stage.equals("second")) {
                                                throw new ConfigurationException("not these");
                                            }
                                        }))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("not these");
    }

    private void rehearse(Refusal refusal) {
        SchemeProvider provider =
                SchemeProvider.builder("staged", NoKeys.class)
                        .summary("a scheme of three times, for tests")
                        .build((config, context) -> new Staged(context, refusal, steps));
        try (SmallExperiment small = new SmallExperiment(folder, YAML, List.of(provider))) {
            small.rehearsal().run(small.method("staged"), 1);
        }
    }

    /** No keys. */
    record NoKeys() {}

    @FunctionalInterface
    private interface Refusal {
        void at(String stage);
    }

    /**
     * A scheme that pulls its student's embeddings to zero, in two stages and the training.
     *
     * @param refusal is asked at each step
     * @param steps all steps so far
     */
    private record Staged(SchemeContext context, Refusal refusal, List<String> steps)
            implements Scheme {

        @Override
        public List<SchemeStage> initialStages() {
            return List.of(
                    SchemeStage.of(training -> training, at("first")),
                    SchemeStage.of(2, at("second")));
        }

        @Override
        public List<StudentLoss> losses(SchemeStep step) {
            return at("training").apply(step);
        }

        private Function<SchemeStep, List<StudentLoss>> at(String stage) {
            return step -> {
                refusal.at(stage);
                steps.add(
                        "%s, epoch %d of %d"
                                .formatted(stage, step.moment().epoch(), step.moment().epochs()));
                Trainee student = context.students().get("student");
                return List.of(
                        new StudentLoss(
                                stage,
                                student.network()
                                        .forward(step.batch().input(student.modality()), true)
                                        .embedding()
                                        .square()
                                        .mean()));
            };
        }

        @Override
        public StateDict state() {
            return StateDict.builder().build();
        }
    }
}
