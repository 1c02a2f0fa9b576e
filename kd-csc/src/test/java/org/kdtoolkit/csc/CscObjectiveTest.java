package org.kdtoolkit.csc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.testkit.ObjectiveContract;

class CscObjectiveTest {

    private static Objective create(CscConfig.Scheme scheme, DistillerContext context) {
        return new CscPlugin()
                .provider(Kind.OBJECTIVE, "csc")
                .create(new CscConfig(scheme, 0.07, 0.07), context);
    }

    @Test
    void needsAnEmbeddingAndNoLogits() {
        CscConfig config = new CscConfig(CscConfig.Scheme.CONSTANT, 0.07, 0.07);
        assertThat(new CscPlugin().provider(Kind.OBJECTIVE, "csc").needs(config))
                .containsExactlyInAnyOrder(Need.ALIGNED_EMBEDDING, Need.LABELS);
    }

    @Test
    void readsTheTemperatureOfEachSampleWithItsOwnEmbedding() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(readings(CscConfig.Scheme.ADAPTIVE, manager)).containsExactly(1.07f, 0.1f);
            assertThat(readings(CscConfig.Scheme.ADAPTIVE_PUBLISHED, manager))
                    .containsExactly(1.07f, -0.93f);
            assertThat(readings(CscConfig.Scheme.CONSTANT, manager)).isEmpty();
        }
    }

    /** Of a student that agrees with its teacher in the first sample, and not in the second. */
    private static float[] readings(CscConfig.Scheme scheme, NDManager manager) {
        NDArray student = manager.create(new float[][] {{2, 0}, {0, 3}});
        NDArray teacher = manager.create(new float[][] {{5, 0}, {0, -1}});
        Batch batch =
                Batch.of(
                        Subset.TRAIN,
                        List.of("a", "b"),
                        new int[] {0, 1},
                        Map.of(),
                        Targets.singleLabel(manager.create(new long[] {0, 1})));
        StudentOutput output = StudentOutput.of(student.expandDims(1), student, student);
        List<NDArray> read = new ArrayList<>();
        new CscObjective(new CscConfig(scheme, 0.07, 0.1))
                .evaluate(
                        ObjectiveStep.of(
                                        output,
                                        Knowledge.unfiltered(TeacherOutput.of(teacher)),
                                        batch,
                                        TrainingMoment.of(1, 1))
                                .withReadings((of, name, values) -> read.add(values.get())));
        return read.isEmpty() ? new float[0] : read.get(0).toFloatArray();
    }

    @Nested
    class Adaptive extends ObjectiveContract {

        @Override
        protected Objective objective(DistillerContext context) {
            return create(CscConfig.Scheme.ADAPTIVE, context);
        }

        @Override
        protected boolean needsLabels() {
            return true;
        }

        /** The temperature follows the embedding too, without passing a gradient on. */
        @Override
        protected Set<Input> differentiable() {
            return EnumSet.complementOf(EnumSet.of(Input.EMBEDDING));
        }
    }

    @Nested
    class Constant extends ObjectiveContract {

        @Override
        protected Objective objective(DistillerContext context) {
            return create(CscConfig.Scheme.CONSTANT, context);
        }

        @Override
        protected boolean needsLabels() {
            return true;
        }
    }
}
