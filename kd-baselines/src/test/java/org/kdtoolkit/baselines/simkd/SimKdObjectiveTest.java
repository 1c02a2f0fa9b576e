package org.kdtoolkit.baselines.simkd;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.ObjectiveContract;

/** Of a teacher whose map is not its embedding's: the embeddings are compared. */
class SimKdObjectiveTest extends ObjectiveContract {

    private static final SimKdConfig PUBLISHED = new SimKdConfig(Optional.empty(), 2);

    @Override
    protected Objective objective(DistillerContext context) {
        return new BaselinesPlugin().provider(Kind.OBJECTIVE, "simkd").create(PUBLISHED, context);
    }

    @Test
    void saysWhereItComparesEmbeddings() {
        FeatureMapShape map = new FeatureMapShape(new Shape(2, 3), 4);
        assertThat(notes(FeatureMapShape.token(4), map))
                .isEqualTo(
                        Optional.of(
                                "simkd compares the teacher's embedding, a map of one position, to"
                                        + " which the student's is pooled"));
        assertThat(notes(map, map)).isEmpty();
    }

    private static Optional<String> notes(FeatureMapShape student, FeatureMapShape teacher) {
        try (NDManager manager = NDManager.newBaseManager()) {
            return new SimKdObjective(
                            PUBLISHED,
                            DistillerContext.builder()
                                    .setStudent(student)
                                    .optTeacher(
                                            TeacherShape.of(teacher.width(), true)
                                                    .withFeatureMap(Optional.of(teacher)))
                                    .setClasses(3)
                                    .setTrainingSamples(6)
                                    .setManager(manager)
                                    .build())
                    .notes().stream().findFirst();
        }
    }
}
