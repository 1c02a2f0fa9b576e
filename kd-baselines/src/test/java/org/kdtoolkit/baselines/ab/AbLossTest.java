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
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

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
        Closeness.DEFAULT.check("loss", NDArrays.stack(new NDList(terms)), fixture.get("out/loss"));
        for (int i = 0; i < students.size(); i++) {
            Closeness.DEFAULT.check(
                    "student" + i, students.get(i).getGradient(), fixture.get("grad/student" + i));
            String prefix = "connectors." + i + ".";
            connectors
                    .get(i)
                    .state()
                    .entries()
                    .forEach(
                            (name, parameter) -> {
                                if (parameter.requiresGradient()) {
                                    Closeness.DEFAULT.check(
                                            prefix + name,
                                            parameter.getArray().getGradient(),
                                            fixture.get("grad/" + prefix + name));
                                } else if (movesWhileRunningForward()) {
                                    Closeness.DEFAULT.check(
                                            prefix + name,
                                            parameter.getArray(),
                                            fixture.get("after/" + prefix + name));
                                }
                            });
        }
    }

    /** MXNet takes the biased variance in. */
    private boolean movesWhileRunningForward() {
        return manager.getEngine().getEngineName().equals("PyTorch");
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
            Closeness.DEFAULT.check(
                    "loss",
                    terms.stream().reduce(NDArray::add).orElseThrow(),
                    fixture.get("out/torchdistill"));
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
