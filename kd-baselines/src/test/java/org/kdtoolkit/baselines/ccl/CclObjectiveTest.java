package org.kdtoolkit.baselines.ccl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.ObjectiveContract;

class CclObjectiveTest {

    private static final int WIDTH = 6;
    private static final int CLASSES = 3;

    private static Objective create(CclConfig config, DistillerContext context) {
        return new BaselinesPlugin().provider(Kind.OBJECTIVE, "ccl").create(config, context);
    }

    @Nested
    class Audio extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return create(CclConfig.audio(), context);
        }

        @Override
        protected boolean needsLabels() {
            return true;
        }
    }

    @Nested
    class Image extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return create(CclConfig.image(), context);
        }

        @Override
        protected boolean needsLabels() {
            return true;
        }
    }

    @Nested
    class WithoutNormalisation extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return create(new CclConfig(0.5, 0.5, false), context);
        }

        @Override
        protected boolean needsLabels() {
            return true;
        }
    }

    @Nested
    class Terms {

        private NDManager manager;
        private NDArray embedding;
        private NDArray target;

        @BeforeEach
        void createKnowledge() {
            manager = NDManager.newBaseManager();
            manager.getEngine().setRandomSeed(5);
            embedding = manager.randomNormal(new Shape(4, WIDTH));
            target = manager.randomNormal(new Shape(4, WIDTH));
        }

        @AfterEach
        void close() {
            manager.close();
        }

        @Test
        void trainBothSidesWithContrastsAndDivergence() {
            Losses losses = evaluate(CclConfig.audio(), 0, 1, 2, 0);
            assertThat(losses.student())
                    .extracting(StudentLoss::name)
                    .containsExactly("ccl-vm", "ccl-va", "ccl-jsd");
            assertThat(losses.distiller())
                    .extracting(DistillerLoss::name)
                    .containsExactly(
                            "ccl-joint-class", "ccl-joint-vm", "ccl-joint-ma", "ccl-joint-jsd");
        }

        @Test
        void haveNoDivergenceOfWeightZero() {
            Losses losses = evaluate(new CclConfig(0.5, 0, true), 0, 1, 2, 0);
            assertThat(values(losses)).doesNotContainKeys("ccl-jsd", "ccl-joint-jsd").hasSize(5);
        }

        @Test
        void weighTheDivergenceOnBothSides() {
            Map<String, Float> single = values(evaluate(new CclConfig(0.5, 1, true), 0, 1, 2, 0));
            Map<String, Float> triple = values(evaluate(new CclConfig(0.5, 3, true), 0, 1, 2, 0));
            for (String term : List.of("ccl-jsd", "ccl-joint-jsd")) {
                assertThat(triple.get(term)).isCloseTo(3 * single.get(term), within(1e-4f));
            }
        }

        @Test
        void passAGradientToTheFiltersEmbeddingAndNoneToItsTarget() {
            embedding.setRequiresGradient(true);
            target.setRequiresGradient(true);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                Losses losses = evaluate(CclConfig.audio(), 0, 1, 2, 0);
                collector.backward(
                        Stream.concat(
                                        losses.student().stream().map(StudentLoss::value),
                                        losses.distiller().stream().map(DistillerLoss::value))
                                .reduce(NDArray::add)
                                .orElseThrow());
            }
            assertThat(embedding.getGradient().abs().min().getFloat()).isPositive();
            assertThat(target.getGradient().abs().max().getFloat()).isZero();
        }

        @Test
        void haveNoContrastInABatchOfOneSample() {
            Map<String, Float> values = values(evaluate(CclConfig.audio(), 1));
            for (String term : List.of("ccl-vm", "ccl-va", "ccl-joint-vm", "ccl-joint-ma")) {
                assertThat(values.get(term)).as(term).isCloseTo(0, within(1e-6f));
            }
            assertThat(values.get("ccl-joint-class")).isPositive();
            assertThat(values.get("ccl-jsd")).isPositive();
        }

        private Losses evaluate(CclConfig config, long... classes) {
            int size = classes.length;
            manager.getEngine().setRandomSeed(7);
            Objective objective =
                    create(
                            config,
                            DistillerContext.builder()
                                    .setStudent(FeatureMapShape.token(WIDTH))
                                    .optTeacher(TeacherShape.of(WIDTH, false))
                                    .setClasses(CLASSES)
                                    .setTrainingSamples(100)
                                    .setManager(manager)
                                    .build());
            NDArray pooled = manager.randomNormal(new Shape(size, WIDTH));
            StudentOutput student =
                    StudentOutput.of(pooled.expandDims(1), pooled, pooled.get(":, :" + CLASSES));
            Knowledge knowledge =
                    Knowledge.unfiltered(TeacherOutput.of(embedding.get(":" + size)))
                            .withTarget(target.get(":" + size));
            Batch batch =
                    Batch.of(
                            Subset.TRAIN,
                            IntStream.range(0, size).mapToObj(i -> "s" + i).toList(),
                            IntStream.range(0, size).toArray(),
                            Map.of(),
                            Targets.singleLabel(manager.create(classes)));
            return objective.evaluate(
                    ObjectiveStep.of(student, knowledge, batch, TrainingMoment.of(1, 1)));
        }

        private static Map<String, Float> values(Losses losses) {
            Map<String, Float> values = new LinkedHashMap<>();
            losses.student().forEach(term -> values.put(term.name(), value(term.value())));
            losses.distiller().forEach(term -> values.put(term.name(), value(term.value())));
            return values;
        }

        private static float value(NDArray scalar) {
            return scalar.toFloatArray()[0];
        }
    }
}
