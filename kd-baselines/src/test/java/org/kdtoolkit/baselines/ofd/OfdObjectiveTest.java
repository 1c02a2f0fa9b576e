package org.kdtoolkit.baselines.ofd;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.testkit.ObjectiveContract;

/** The contract's teacher is given batch norms, of which the objective makes its margins. */
class OfdObjectiveTest extends ObjectiveContract {

    @BeforeEach
    void passOverMxNet() {
        assumeThat(Engine.getInstance().getEngineName())
                .as(
                        "the contract asks for terms outside of a gradient collector, where MXNet's"
                                + " batch norm does not train")
                .isNotEqualTo("MXNet");
    }

    @Override
    protected Objective objective(DistillerContext context) {
        Map<String, Preactivation> norms = new LinkedHashMap<>();
        context.teacher().stages().forEach((name, map) -> norms.put(name, normed(map)));
        TeacherShape teacher = context.teacher().withPreactivations(norms);
        return new OfdObjective(
                OfdConfig.published(),
                DistillerContext.builder()
                        .setStudent(context.student())
                        .optStudentStages(context.studentStages())
                        .optTeacher(teacher)
                        .setClasses(context.classes())
                        .setTrainingSamples(context.trainingSamples())
                        .setManager(context.manager())
                        .build());
    }

    private static Preactivation normed(FeatureMapShape map) {
        float[] ones = new float[map.width()];
        Arrays.fill(ones, 1);
        return Preactivation.of(map).withNorm(ones, new float[map.width()]);
    }

    @Test
    void refusesATeacherWithoutBatchNorms() {
        try (NDManager manager = NDManager.newBaseManager()) {
            FeatureMapShape map = new FeatureMapShape(new Shape(2, 2), 3);
            DistillerContext context =
                    DistillerContext.builder()
                            .setStudent(map)
                            .optStudentStages(Map.of("layer1", map))
                            .optTeacher(
                                    TeacherShape.of(3, true)
                                            .withStages(Map.of("layer1", map))
                                            .withPreactivations(
                                                    Map.of("layer1", Preactivation.of(map))))
                            .setClasses(2)
                            .setTrainingSamples(4)
                            .setManager(manager)
                            .build();
            assertThatThrownBy(() -> new OfdObjective(OfdConfig.published(), context))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "the objective 'ofd' makes its margins of the teacher's batch norms,"
                                + " and the stage 'layer1' has none before its ReLU; choose other"
                                + " stages, or another objective");
        }
    }
}
