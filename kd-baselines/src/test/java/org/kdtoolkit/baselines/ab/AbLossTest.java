package org.kdtoolkit.baselines.ab;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class AbLossTest {

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
    void equalsThePublishedLossGradientsAndStatistics() {
        Fixture fixture = Fixture.load("ab", manager);
        List<NDArray> students = maps(fixture, "student");
        students.forEach(map -> map.setRequiresGradient(true));
        List<NDArray> teachers = maps(fixture, "teacher");
        List<AbConnector> connectors = connectors(fixture, students, teachers);
        AbLoss loss = new AbLoss(fixture.number("hp/margin"), StageWeights.HALVING);
        List<NDArray> terms;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            terms = loss.evaluate(connected(students, connectors), teachers);
            collector.backward(terms.stream().reduce(NDArray::add).orElseThrow());
        }
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(NDArrays.stack(new NDList(terms)), "out/loss");
        for (int i = 0; i < students.size(); i++) {
            parity.gradient(students.get(i).getGradient(), "grad/student" + i);
            String prefix = "connectors." + i + ".";
            StateDict state = connectors.get(i).state();
            parity.gradients(state, "grad/" + prefix);
            parity.statistics(state, "after/" + prefix);
        }
    }

    @Test
    void equalsThePublishedLossOfEqualWeights() {
        Fixture fixture = Fixture.load("ab", manager);
        List<NDArray> students = maps(fixture, "student");
        List<NDArray> teachers = maps(fixture, "teacher");
        List<AbConnector> connectors = connectors(fixture, students, teachers);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            List<NDArray> terms =
                    new AbLoss(fixture.number("hp/margin"), StageWeights.EQUAL)
                            .evaluate(connected(students, connectors), teachers);
            FixtureParity.of(fixture)
                    .value(terms.stream().reduce(NDArray::add).orElseThrow(), "out/torchdistill");
        }
    }

    @Test
    void asksForTheMarginOnTheTeachersSideOfTheBoundary() {
        NDArray teacher = manager.create(new float[] {-1, 0, 3, 3}, new Shape(1, 1, 4));
        NDArray student = manager.create(new float[] {-2, 1, 2, -1}, new Shape(1, 1, 4));
        assertThat(
                        new AbLoss(1, StageWeights.EQUAL)
                                .evaluate(List.of(student), List.of(teacher))
                                .get(0)
                                .getFloat())
                .isEqualTo(0 + 4 + 0 + 4);
    }

    @Test
    void hasNoConnectorFromAShorterMapUnlessItIsHalfAsHigh() {
        assertThat(connector(new Shape(3, 3), new Shape(4, 4))).isFalse();
        assertThat(connector(new Shape(2, 2), new Shape(4, 4))).isTrue();
        assertThat(connector(new Shape(4, 2), new Shape(2, 2))).isFalse();
    }

    private boolean connector(Shape student, Shape teacher) {
        return AbConnector.of(
                        new FeatureMapShape(student, 2), new FeatureMapShape(teacher, 2), manager)
                .isPresent();
    }

    private List<AbConnector> connectors(
            Fixture fixture, List<NDArray> students, List<NDArray> teachers) {
        List<AbConnector> connectors = new ArrayList<>();
        for (int i = 0; i < students.size(); i++) {
            AbConnector connector =
                    AbConnector.of(layout(students.get(i)), layout(teachers.get(i)), manager)
                            .orElseThrow();
            if (!connector.state().entries().isEmpty()) {
                connector.state().load(fixture.under("w/connectors." + i + "."));
            }
            connectors.add(connector);
        }
        return connectors;
    }

    private static List<NDArray> connected(List<NDArray> students, List<AbConnector> connectors) {
        List<NDArray> connected = new ArrayList<>();
        for (int i = 0; i < students.size(); i++) {
            connected.add(connectors.get(i).map(students.get(i)));
        }
        return connected;
    }

    private static FeatureMapShape layout(NDArray map) {
        return new FeatureMapShape(map.getShape().slice(2), (int) map.getShape().get(1));
    }

    private static List<NDArray> maps(Fixture fixture, String whose) {
        return fixture.names("in/" + whose, "").stream()
                .sorted()
                .map(stage -> fixture.get("in/" + whose + stage))
                .toList();
    }
}
