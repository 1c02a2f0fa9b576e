package org.kdtoolkit.baselines.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;
import org.kdtoolkit.testkit.ObjectiveContract;

class FitNetObjectiveTest extends ObjectiveContract {

    @Override
    protected Objective objective(DistillerContext context) {
        return new BaselinesPlugin()
                .provider(Kind.OBJECTIVE, "fitnet")
                .create(new FitNetConfig(), context);
    }

    @Test
    void equalsThePublishedLossAndGradients() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("fitnet", manager);
            NDArray student = fixture.get("in/student");
            NDArray teacher = fixture.get("in/teacher");
            Objective objective =
                    new FitNetObjective(new TrainedLinear(width(student), width(teacher), manager));
            objective.state().load(fixture.under("w/"));
            student.setRequiresGradient(true);
            NDArray value;
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                value = evaluate(objective, student, teacher);
                collector.backward(value);
            }
            FixtureParity parity = FixtureParity.of(fixture);
            parity.value(value, "out/loss");
            parity.gradient(student.getGradient(), "grad/student");
            assertThat(objective.state().entries()).hasSize(2);
            parity.gradients(objective.state(), "grad/");
        }
    }

    private static int width(NDArray rows) {
        return (int) rows.getShape().get(1);
    }

    private static NDArray evaluate(Objective objective, NDArray student, NDArray teacher) {
        NDManager manager = student.getManager();
        int size = (int) student.getShape().get(0);
        Batch batch =
                Batch.of(
                        Subset.TRAIN,
                        IntStream.range(0, size).mapToObj(i -> "sample-" + i).toList(),
                        IntStream.range(0, size).toArray(),
                        Map.of(),
                        Targets.singleLabel(manager.zeros(new Shape(size), DataType.INT64)));
        StudentOutput output = StudentOutput.of(student.expandDims(1), student, student);
        Knowledge knowledge = Knowledge.unfiltered(TeacherOutput.of(teacher));
        return objective
                .evaluate(ObjectiveStep.of(output, knowledge, batch, TrainingMoment.of(1, 1)))
                .student()
                .get(0)
                .value();
    }
}
