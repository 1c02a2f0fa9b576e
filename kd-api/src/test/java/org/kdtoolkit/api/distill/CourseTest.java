package org.kdtoolkit.api.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.distill.Course.By;
import org.kdtoolkit.api.distill.Course.Shape;
import org.kdtoolkit.api.distill.Course.WarmUp;

class CourseTest {

    private static final int EPOCHS = 4;
    private static final int STEPS = 2;

    @Test
    void aConstantCourseStaysWhereItIs() {
        assertThat(values(Course.constant(0.3))).containsOnly(0.3);
    }

    @Test
    void aLineWouldArriveOneStepBehindTheTraining() {
        assertThat(values(course(Shape.LINEAR, Optional.empty(), By.STEP)))
                .containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void byEpochAllItsStepsHaveOneValue() {
        assertThat(values(course(Shape.LINEAR, Optional.empty(), By.EPOCH)))
                .containsExactly(8, 8, 6, 6, 4, 4, 2, 2);
    }

    @Test
    void aCosineIsHalfWayInTheMiddle() {
        double[] values = values(course(Shape.COSINE, Optional.empty(), By.STEP));
        assertThat(values[0]).isEqualTo(8);
        assertThat(values[4]).isEqualTo(4);
    }

    @Test
    void aWarmUpHasBothEndsAndTheCourseBeginsBehindIt() {
        WarmUp warmUp = new WarmUp(Optional.of(2), Optional.empty(), 2);
        assertThat(values(course(Shape.LINEAR, Optional.of(warmUp), By.STEP)))
                .containsExactly(2, 4, 6, 8, 8, 6, 4, 2);
    }

    @Test
    void aWarmUpOfOneStepHasTheFirstValue() {
        WarmUp warmUp = new WarmUp(Optional.empty(), Optional.of(1), 0);
        assertThat(values(course(Shape.CONSTANT, Optional.of(warmUp), By.STEP)))
                .containsExactly(0, 8, 8, 8, 8, 8, 8, 8);
    }

    @Test
    void refusesPartsThatDoNotBelongTogether() {
        assertThatThrownBy(
                        () ->
                                new Course(
                                        1,
                                        Optional.of(0.5),
                                        Shape.CONSTANT,
                                        Optional.empty(),
                                        By.STEP))
                .hasMessage(
                        "a constant course goes nowhere, and 'to' is 0.5; choose 'shape: linear' or"
                                + " 'shape: cosine', or remove 'to'");
        assertThatThrownBy(
                        () ->
                                new Course(
                                        1,
                                        Optional.empty(),
                                        Shape.LINEAR,
                                        Optional.empty(),
                                        By.STEP))
                .hasMessage("expected 'to', the value that it goes to");
        assertThatThrownBy(() -> new WarmUp(Optional.empty(), Optional.empty(), 0))
                .hasMessage("expected 'epochs' or 'steps', found neither");
        WarmUp steps = new WarmUp(Optional.empty(), Optional.of(3), 0);
        assertThatThrownBy(() -> course(Shape.CONSTANT, Optional.of(steps), By.EPOCH))
                .hasMessage(
                        "it changes with each epoch, and its warm-up is counted in steps; expected"
                                + " 'epochs', or 'by: step'");
    }

    private static Course course(Shape shape, Optional<WarmUp> warmUp, By by) {
        Optional<Double> to = shape == Shape.CONSTANT ? Optional.empty() : Optional.of(0.0);
        return new Course(8, to, shape, warmUp, by);
    }

    private static double[] values(Course course) {
        return IntStream.range(0, EPOCHS * STEPS)
                .mapToObj(i -> TrainingMoment.of(i / STEPS + 1, EPOCHS).atStep(i % STEPS, STEPS))
                .mapToDouble(course::at)
                .toArray();
    }
}
