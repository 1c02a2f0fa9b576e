package org.kdtoolkit.baselines.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;
import org.kdtoolkit.testkit.ObjectiveContract;

class ComodoObjectiveTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void takesThePublishedStepsWithTheirLossesGradientsAndQueues() {
        Fixture fixture = Fixture.load("comodo", manager);
        FixtureParity parity = FixtureParity.of(fixture);
        ComodoObjective objective = published(fixture);
        for (String step : fixture.names("in/", "/imu")) {
            NDArray imu = fixture.get("in/" + step + "/imu");
            NDArray teacher = fixture.get("in/" + step + "/teacher");
            imu.setRequiresGradient(true);
            teacher.setRequiresGradient(true);
            NDArray value;
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                value = objective.evaluate(imu, teacher);
                collector.backward(value);
            }
            String grad = "grad/" + step + "/";
            parity.value(value, "out/" + step + "/loss");
            parity.gradient(imu.getGradient(), grad + "imu");
            parity.gradient(teacher.getGradient(), grad + "teacher");
            for (String name : new String[] {"weight", "bias"}) {
                Parameter weight = objective.state().entries().get("student." + name);
                NDArray gradient = weight.getArray().getGradient();
                parity.gradient(gradient, grad + "student_linear." + name);
                gradient.subi(gradient.duplicate());
            }
            objective.afterStep();
            parity.value(oldestFirst(objective.state()), "out/" + step + "/queue");
        }
    }

    private ComodoObjective published(Fixture fixture) {
        NDArray queue = fixture.get("in/queue");
        Shape weight = fixture.get("w/student_linear.weight").getShape();
        int length = (int) queue.getShape().get(0);
        ComodoObjective objective =
                new ComodoObjective(
                        new ComodoConfig(
                                fixture.number("hp/teacher_temp"),
                                fixture.number("hp/student_temp"),
                                Optional.of(length)),
                        length,
                        (int) weight.get(1),
                        (int) weight.get(0),
                        manager);
        Map<String, NDArray> state = new HashMap<>();
        state.put("queue", queue);
        state.put("seen", manager.create(new long[] {length}));
        state.put("student.weight", fixture.get("w/student_linear.weight"));
        state.put("student.bias", fixture.get("w/student_linear.bias"));
        objective.state().load(state);
        return objective;
    }

    /** The ring as the published queue is written. */
    private static NDArray oldestFirst(StateDict state) {
        NDArray rows = state.entries().get("queue").getArray();
        long length = rows.getShape().get(0);
        long oldest = state.entries().get("seen").getArray().getLong() % length;
        return oldest == 0 ? rows : rows.get(oldest + ":").concat(rows.get(":" + oldest));
    }

    @Test
    void comparesWithTheBatchAloneAsLongAsNothingIsInTheQueue() {
        EmbeddingQueue queue = new EmbeddingQueue(4, 2, manager);
        assertThat(queue.embeddings(manager)).isEmpty();
        queue.add(rows(1, 2, 3));
        assertThat(queue.embeddings(manager).orElseThrow()).isEqualTo(rows(1, 2, 3));
    }

    @Test
    void letsTheOldestGiveWayAndKeepsTheLastOfABatchThatIsLonger() {
        EmbeddingQueue queue = new EmbeddingQueue(4, 2, manager);
        queue.add(rows(1, 2, 3));
        queue.add(rows(4, 5));
        assertThat(queue.embeddings(manager).orElseThrow()).isEqualTo(rows(5, 2, 3, 4));
        queue.add(rows(6, 7, 8, 9, 10, 11));
        assertThat(queue.embeddings(manager).orElseThrow()).isEqualTo(rows(9, 10, 11, 8));
    }

    @Test
    void goesOnWhereALoadedQueueStopped() {
        EmbeddingQueue queue = new EmbeddingQueue(4, 2, manager);
        queue.add(rows(1, 2, 3, 4, 5));
        EmbeddingQueue resumed = new EmbeddingQueue(4, 2, manager);
        resumed.state().load(queue.state());
        queue.add(rows(6));
        resumed.add(rows(6));
        assertThat(resumed.embeddings(manager)).isEqualTo(queue.embeddings(manager));
    }

    @Test
    void changesItsQueueAfterTheStepAlone() {
        ComodoObjective objective = new ComodoObjective(ComodoConfig.published(), 4, 2, 2, manager);
        objective.evaluate(rows(1, 2), rows(3, 4));
        assertThat(seen(objective)).isZero();
        objective.afterStep();
        objective.afterStep();
        assertThat(seen(objective)).isEqualTo(2);
    }

    private static long seen(ComodoObjective objective) {
        return objective.state().entries().get("seen").getArray().getLong();
    }

    @Test
    void hasAQueueOfAtMostAsManyAsThereAreTrainingSamples() {
        Objective objective = create(ComodoConfig.published());
        assertThat(objective.state().entries().get("queue").getArray().getShape())
                .isEqualTo(new Shape(10, 2));
        assertThatThrownBy(() -> create(new ComodoConfig(0.1, 0.05, Optional.of(11))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "comodo: a queue of 11 is longer than the 10 training samples, some of"
                                + " which would be in it several times; choose at most 10");
    }

    private Objective create(ComodoConfig config) {
        return new BaselinesPlugin()
                .provider(Kind.OBJECTIVE, "comodo")
                .create(
                        config,
                        DistillerContext.builder()
                                .setStudent(FeatureMapShape.token(2))
                                .optTeacher(TeacherShape.of(2, false))
                                .setClasses(3)
                                .setTrainingSamples(10)
                                .setManager(manager)
                                .build());
    }

    private NDArray rows(float... values) {
        NDArray column = manager.create(values, new Shape(values.length, 1));
        return column.concat(column, 1);
    }

    @Nested
    class Contract extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new ComodoObjective(ComodoConfig.published(), context);
        }

        /** The target is also among what it is compared with, held constant. */
        @Override
        protected Set<Input> differentiable() {
            return EnumSet.complementOf(EnumSet.of(Input.TARGET));
        }
    }
}
