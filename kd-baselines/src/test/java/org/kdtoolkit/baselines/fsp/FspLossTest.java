package org.kdtoolkit.baselines.fsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class FspLossTest {

    private final FspLoss loss = new FspLoss();
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
    void equalsThePublishedLossAndGradients() {
        Fixture fixture = Fixture.load("fsp", manager);
        List<NDArray> student = maps(fixture, "student");
        student.forEach(map -> map.setRequiresGradient(true));
        List<NDArray> terms;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            terms = loss.evaluate(student, maps(fixture, "teacher"));
            collector.backward(terms.stream().reduce(NDArray::add).orElseThrow());
        }
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(NDArrays.stack(list(terms)), "out/loss");
        for (int stage = 0; stage < student.size(); stage++) {
            parity.gradient(student.get(stage).getGradient(), "grad/student" + stage);
        }
        for (int pair = 0; pair < terms.size(); pair++) {
            parity.value(
                    FspLoss.flow(student.get(pair), student.get(pair + 1)).transpose(0, 2, 1),
                    "out/student_fsp" + pair);
        }
    }

    @Test
    void isFiniteForOneSampleAndForZeros() {
        NDArray zeros = manager.zeros(new Shape(1, 2, 3, 3));
        NDArray ones = manager.ones(new Shape(1, 2, 3, 3));
        zeros.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = loss.evaluate(List.of(zeros, zeros), List.of(ones, ones)).get(0);
            assertThat(value.getFloat()).isEqualTo(1);
            collector.backward(value);
        }
        assertThat(zeros.getGradient().abs().sum().getFloat()).isZero();
    }

    @Test
    void takesMapsOfAnyNumberOfAxes() {
        NDArray clip = manager.ones(new Shape(2, 3, 2, 4, 4));
        NDArray later = manager.ones(new Shape(2, 5, 1, 2, 2));
        assertThat(FspLoss.flow(clip, later).getShape()).isEqualTo(new Shape(2, 3, 5));
    }

    @Test
    void refusesStagesThatDoNotFitTogether() {
        NDArray narrow = manager.ones(new Shape(2, 3, 2, 2));
        NDArray wide = manager.ones(new Shape(2, 4, 2, 2));
        assertThatThrownBy(() -> loss.evaluate(List.of(narrow), List.of(narrow)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected as many stages of both, at least two, found 1 and 1");
        assertThatThrownBy(() -> loss.evaluate(List.of(narrow, wide), List.of(wide, wide)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "expected as many channels of both, found flows of the shapes (2, 3, 4) and"
                                + " (2, 4, 4)");
    }

    private static List<NDArray> maps(Fixture fixture, String whose) {
        return fixture.names("in/" + whose, "").stream()
                .sorted()
                .map(stage -> fixture.get("in/" + whose + stage))
                .toList();
    }

    private static NDList list(List<NDArray> arrays) {
        return new NDList(arrays);
    }
}
