package org.kdtoolkit.baselines.logits;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class StandardizedLogitsTest {

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;
    private LogitsLoss kd;
    private LogitsLoss dkd;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("logitstd", manager);
        parity = FixtureParity.of(fixture);
        double temperature = fixture.number("hp/T");
        KdLoss plain = new KdLoss(temperature);
        DkdLoss decoupled =
                new DkdLoss(fixture.number("hp/alpha"), fixture.number("hp/beta"), temperature);
        kd = (student, teacher, targets) -> plain.evaluate(student, teacher);
        dkd =
                (student, teacher, targets) ->
                        decoupled.evaluate(
                                student, teacher, ((SingleLabelTargets) targets).classes());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void standardizesAsPublished() {
        parity.value(StandardizedLogits.standardize(fixture.get("in/student")), "out/z_student");
        parity.value(StandardizedLogits.standardize(fixture.get("in/teacher")), "out/z_teacher");
    }

    @Test
    void equalsThePublishedLossesAndGradients() {
        check("kd_raw", "in/student", kd);
        check("kd_stand", "in/student", new StandardizedLogits(kd));
        check("dkd_raw", "in/student", dkd);
        check("dkd_stand", "in/student", new StandardizedLogits(dkd));
    }

    @Test
    void hasThePublishedGradientsWhereAllScoresOfARowAreTheSame() {
        check("kd_constant", "in/student_constant", new StandardizedLogits(kd));
    }

    @Test
    void takesThePublishedStepsBesideTheClassLossOnRawScores() {
        double classWeight = fixture.number("hp/kd_ce_weight");
        double weight = fixture.number("hp/kd_weight");
        checkStep("kd_step", classWeight, weight, new StandardizedLogits(kd));
        double risen = Math.min(fixture.number("hp/epoch") / fixture.number("hp/warmup"), 1);
        checkStep("dkd_step", 1, weight * risen, new StandardizedLogits(dkd));
    }

    @Test
    void doesNotNoticeTheSizeOfScores() {
        NDArray logits = fixture.get("in/student");
        new Closeness(1e-5, 1e-5)
                .check(
                        "z",
                        StandardizedLogits.standardize(logits.mul(1e4).add(3)),
                        StandardizedLogits.standardize(logits));
    }

    @Test
    void isZeroWhereThereIsOneClass() {
        NDArray logits = manager.create(new float[] {3, -2}, new Shape(2, 1));
        assertThat(StandardizedLogits.standardize(logits).toFloatArray()).containsOnly(0);
    }

    private void check(String name, String input, LogitsLoss loss) {
        NDArray student = fixture.get(input).duplicate();
        NDArray value =
                differentiated(
                        student, s -> loss.evaluate(s, fixture.get("in/teacher"), targets()));
        parity.value(value, "out/" + name + "/loss");
        parity.gradient(student.getGradient(), "grad/" + name + "/student");
    }

    private void checkStep(String name, double classWeight, double weight, LogitsLoss loss) {
        NDArray student = fixture.get("in/student").duplicate();
        int classes = (int) student.getShape().get(1);
        NDArray own = fixture.get("in/targets").oneHot(classes);
        differentiated(
                student,
                s -> {
                    NDArray ce =
                            s.logSoftmax(1)
                                    .mul(own)
                                    .sum(new int[] {1})
                                    .mean()
                                    .mul(manager.create((float) -classWeight));
                    NDArray distilled =
                            loss.evaluate(s, fixture.get("in/teacher"), targets())
                                    .mul(manager.create((float) weight));
                    parity.value(ce, "out/" + name + "/loss_ce");
                    parity.value(distilled, "out/" + name + "/loss_kd");
                    return ce.add(distilled);
                });
        parity.gradient(student.getGradient(), "grad/" + name + "/student");
    }

    private Targets targets() {
        return Targets.singleLabel(fixture.get("in/targets"));
    }

    private NDArray differentiated(NDArray student, UnaryOperator<NDArray> loss) {
        student.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = loss.apply(student);
            collector.backward(value);
            return value;
        }
    }
}
