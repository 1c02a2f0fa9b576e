package org.kdtoolkit.baselines.logits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.ObjectiveContract;

class LogitsObjectiveTest {

    @Nested
    class Kd extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "kd")
                    .create(new KdConfig(4, false), context);
        }
    }

    @Nested
    class Dkd extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "dkd")
                    .create(new DkdConfig(1, 8, 4, false), context);
        }

        @Override
        protected boolean needsLabels() {
            return true;
        }
    }

    @Nested
    class StandardizedKd extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "kd")
                    .create(new KdConfig(2, true), context);
        }
    }

    @Nested
    class StandardizedDkd extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return dkd().create(new DkdConfig(1, 8, 2, true), context);
        }

        @Override
        protected boolean needsLabels() {
            return true;
        }
    }

    @Nested
    class Dist extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "dist")
                    .create(new DistConfig(1, 1, 1), context);
        }
    }

    @Nested
    class Mlkd extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return mlkd(new MlkdConfig(List.of(4.0, 2.0), RowChoice.CHOSEN, false), context);
        }
    }

    @Nested
    class PublishedMlkd extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return mlkd(new MlkdConfig(List.of(4.0, 2.0), RowChoice.PUBLISHED, false), context);
        }
    }

    @Nested
    class StandardizedMlkd extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return mlkd(new MlkdConfig(List.of(2.0, 2.0), RowChoice.CHOSEN, true), context);
        }
    }

    private static Objective mlkd(MlkdConfig config, DistillerContext context) {
        return new BaselinesPlugin().provider(Kind.OBJECTIVE, "mlkd").create(config, context);
    }

    @Nested
    class PseudoLabel extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return pseudoLabel(0, context);
        }
    }

    @Nested
    class LikelyPseudoLabel extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return pseudoLabel(0.6, context);
        }
    }

    private static Objective pseudoLabel(double threshold, DistillerContext context) {
        return new BaselinesPlugin()
                .provider(Kind.OBJECTIVE, "pseudo-label")
                .create(new PseudoLabelConfig(threshold), context);
    }

    @Test
    void needsLogitsAndNoEmbedding() {
        assertThat(dkd().needs(new DkdConfig(1, 8, 4, false)))
                .containsExactlyInAnyOrder(Need.LOGITS, Need.LABELS);
    }

    @Test
    void refusesKnowledgeWithoutLogits() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertRefused(manager, Optional.empty(), single(manager))
                    .hasMessageContaining("needs logits");
        }
    }

    @Test
    void refusesATeacherOfOtherClasses() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertRefused(manager, Optional.of(manager.ones(new Shape(2, 51))), single(manager))
                    .hasMessageContaining("3 classes, found 51");
        }
    }

    private static Targets single(NDManager manager) {
        return Targets.singleLabel(manager.zeros(new Shape(2), DataType.INT64));
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(
            NDManager manager, Optional<NDArray> logits, Targets targets) {
        NDArray embedding = manager.ones(new Shape(2, 8));
        StudentOutput student =
                StudentOutput.of(embedding.expandDims(1), embedding, manager.ones(new Shape(2, 3)));
        Knowledge knowledge = Knowledge.unfiltered(TeacherOutput.of(embedding).withLogits(logits));
        Batch batch =
                Batch.of(Subset.TRAIN, List.of("a", "b"), new int[] {0, 1}, Map.of(), targets);
        Objective objective =
                dkd().create(
                                new DkdConfig(1, 8, 4, false),
                                DistillerContext.builder()
                                        .setStudent(FeatureMapShape.token(8))
                                        .optTeacher(TeacherShape.of(8, true))
                                        .setClasses(3)
                                        .setTrainingSamples(10)
                                        .setManager(manager)
                                        .build());
        return assertThatThrownBy(
                        () ->
                                objective.evaluate(
                                        ObjectiveStep.of(
                                                student,
                                                knowledge,
                                                batch,
                                                TrainingMoment.of(1, 1))))
                .isInstanceOf(ConfigurationException.class);
    }

    private static ObjectiveProvider dkd() {
        return new BaselinesPlugin().provider(Kind.OBJECTIVE, "dkd");
    }
}
