package org.kdtoolkit.baselines.logits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

class MlkdObjectiveTest {

    /** The scores of the two are the same but for their size, which standardising takes away. */
    @Test
    void standardizesOnlyWhereSamplesAreComparedOneByOne() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray teacher = manager.create(new float[] {9, 0, 3, 2, 4, 0}, new Shape(2, 3));
            ObjectiveStep step = step(teacher.div(10), teacher);
            Map<String, Float> raw = terms(false, step);
            Map<String, Float> standardized = terms(true, step);
            assertThat(raw.get("mlkd-instance")).isPositive();
            assertThat(standardized.get("mlkd-instance")).isCloseTo(0, within(1e-6f));
            for (String level : List.of("mlkd-batch", "mlkd-class")) {
                assertThat(standardized.get(level)).isEqualTo(raw.get(level)).isPositive();
            }
        }
    }

    private static Map<String, Float> terms(boolean standardize, ObjectiveStep step) {
        return MlkdObjective.of(new MlkdConfig(List.of(2.0), RowChoice.CHOSEN, standardize))
                .evaluate(step)
                .student()
                .stream()
                .collect(Collectors.toMap(StudentLoss::name, loss -> loss.value().getFloat()));
    }

    private static ObjectiveStep step(NDArray student, NDArray teacher) {
        NDArray classes = student.getManager().create(new long[] {0, 1});
        return ObjectiveStep.of(
                StudentOutput.of(student.expandDims(1), student, student),
                Knowledge.unfiltered(TeacherOutput.of(teacher).withLogits(teacher)),
                Batch.of(
                        Subset.TRAIN,
                        List.of("a", "b"),
                        new int[] {0, 1},
                        Map.of(),
                        Targets.singleLabel(classes)),
                TrainingMoment.of(1, 1));
    }
}
