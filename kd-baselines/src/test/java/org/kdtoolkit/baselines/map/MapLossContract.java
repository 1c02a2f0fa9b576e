package org.kdtoolkit.baselines.map;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MapLoss} keeps to. */
abstract class MapLossContract {

    private static final int STUDENT = 3;
    private static final int TEACHER = 5;

    private NDManager manager;

    /** Creates the loss under test for maps of so many channels. */
    abstract MapLoss loss(int student, int teacher, NDManager manager);

    @BeforeEach
    final void open() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(17);
    }

    @AfterEach
    final void close() {
        manager.close();
    }

    static Stream<List<Shape>> grids() {
        return Stream.of(
                List.of(new Shape(6), new Shape(4)),
                List.of(new Shape(3, 5), new Shape(3, 5)),
                List.of(new Shape(4, 6), new Shape(5, 3)),
                List.of(new Shape(2, 4, 4), new Shape(3, 2, 2)));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void hasAFiniteGradientOnAnyGrid(List<Shape> grids) {
        assertFinite(map(2, STUDENT, grids.get(0)), map(2, TEACHER, grids.get(1)));
    }

    @Test
    void isFiniteForOneSample() {
        assertFinite(map(1, STUDENT, new Shape(4, 4)), map(1, TEACHER, new Shape(2, 2)));
    }

    @Test
    void isFiniteForAStudentOfZeros() {
        NDArray teacher = map(2, TEACHER, new Shape(4, 4));
        assertFinite(manager.zeros(new Shape(2, STUDENT, 4, 4)), teacher);
    }

    @Test
    void isFiniteForATeacherOfZeros() {
        NDArray student = map(2, STUDENT, new Shape(4, 4));
        assertFinite(student, manager.zeros(new Shape(2, TEACHER, 4, 4)));
    }

    @Test
    void isCalledAsDjlCallsItsLosses() {
        MapLoss loss = loss(STUDENT, TEACHER, manager);
        NDArray student = map(2, STUDENT, new Shape(4, 4));
        NDArray teacher = map(2, TEACHER, new Shape(2, 2));
        assertThat(loss.evaluate(new NDList(teacher), new NDList(student)))
                .isEqualTo(loss.evaluate(student, teacher));
    }

    private NDArray map(int batch, int channels, Shape grid) {
        return manager.randomNormal(new Shape(batch, channels).addAll(grid));
    }

    private void assertFinite(NDArray student, NDArray teacher) {
        student.setRequiresGradient(true);
        teacher.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray loss = loss(STUDENT, TEACHER, manager).evaluate(student, teacher);
            assertThat(loss.getShape()).isEqualTo(new Shape());
            assertThat(loss.getFloat()).isFinite();
            collector.backward(loss);
        }
        for (NDArray map : List.of(student, teacher)) {
            assertThat(map.getGradient().abs().sum().getFloat()).isFinite();
        }
    }
}
