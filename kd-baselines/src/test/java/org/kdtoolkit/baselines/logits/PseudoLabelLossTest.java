package org.kdtoolkit.baselines.logits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.baselines.TorchFigures;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

class PseudoLabelLossTest {

    private final PseudoLabelLoss all = new PseudoLabelLoss(0);
    private NDManager manager;
    private Fixture figures;
    private PseudoLabelLoss likely;

    @BeforeEach
    void read() {
        manager = NDManager.newBaseManager();
        figures = TorchFigures.of("pseudo_label", manager);
        likely = new PseudoLabelLoss(figures.number("hp/threshold"));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void isTheCrossEntropyOfTheTeachersAnswers() {
        check("hard", all::evaluate);
        check("hard", (s, t) -> all.evaluate(new NDList(t), new NDList(s)));
    }

    @Test
    void countsTheAnswersThatAreLikelyEnough() {
        check("hard-likely", likely::evaluate);
    }

    @Test
    void isTheBinaryCrossEntropyOfSeveralAnswers() {
        check("several", all::evaluateSeveral);
        check("several-likely", likely::evaluateSeveral);
    }

    @Test
    void isNothingWhereNoAnswerIsLikelyEnough() {
        PseudoLabelLoss certain = new PseudoLabelLoss(1);
        assertNothing(certain::evaluate);
        assertNothing(certain::evaluateSeveral);
    }

    private void assertNothing(BinaryOperator<NDArray> loss) {
        NDArray student = leaf("in/student");
        assertThat(backward(loss, student, figures.get("in/teacher")).getFloat()).isZero();
        assertThat(student.getGradient().abs().max().getFloat()).isZero();
    }

    @Test
    void passesNoGradientToTheTeacher() {
        NDArray teacher = leaf("in/teacher");
        backward(all::evaluate, leaf("in/student"), teacher);
        assertThat(teacher.getGradient().abs().max().getFloat()).isZero();
    }

    @Test
    void isFiniteForNetworksThatAreCertainAndDisagree() {
        NDArray teacher = manager.create(new float[] {1e4f, 0, -1e4f}, new Shape(1, 3));
        NDArray student = manager.create(new float[] {-1e4f, 0, 1e4f}, new Shape(1, 3));
        assertThat(all.evaluate(student, teacher).getFloat()).isEqualTo(2e4f);
        assertThat(all.evaluateSeveral(student, teacher).getFloat()).isFinite().isPositive();
    }

    @Test
    void refusesAThresholdThatIsNoProbability() {
        assertThatThrownBy(() -> new PseudoLabelLoss(1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a threshold is a probability from 0 to 1, found 1.5");
    }

    private void check(String name, BinaryOperator<NDArray> loss) {
        NDArray student = leaf("in/student");
        NDArray value = backward(loss, student, figures.get("in/teacher"));
        Closeness.DEFAULT.check(name, value, figures.get("out/" + name));
        Closeness.DEFAULT.check(name, student.getGradient(), figures.get("grad/" + name));
    }

    private NDArray backward(BinaryOperator<NDArray> loss, NDArray student, NDArray teacher) {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = loss.apply(student, teacher);
            collector.backward(value);
            return value;
        }
    }

    private NDArray leaf(String key) {
        NDArray leaf = figures.get(key).duplicate();
        leaf.setRequiresGradient(true);
        return leaf;
    }
}
