package org.kdtoolkit.baselines.ft;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class FtLossTest {

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("ft", manager);
        parity = FixtureParity.of(fixture);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void paraphrasesAsPublished() {
        NDArray map = fixture.get("in/teacher");
        Paraphraser paraphraser = paraphraser();
        NDArray loss;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            loss = paraphraser.loss(map);
            collector.backward(loss);
        }
        parity.value(loss, "out/init/loss");
        parity.value(paraphraser.factor(map), "out/init/factor");
        parity.gradients(paraphraser.state(), "grad/init/paraphraser.");
    }

    @Test
    void comparesFactorsAsPublished() {
        NDArray student = fixture.get("in/student");
        student.setRequiresGradient(true);
        Paraphraser paraphraser = paraphraser();
        Translator translator =
                new Translator(
                        channels(student),
                        channels(fixture.get("out/main/factor_student")),
                        manager);
        translator.state().load(fixture.under("w/translator."));
        NDArray factor;
        NDArray loss;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            factor = translator.factor(student);
            loss =
                    new FtLoss(Factors.POSITIONS, 1)
                            .evaluate(factor, paraphraser.factor(fixture.get("in/teacher")));
            collector.backward(loss);
        }
        parity.value(factor, "out/main/factor_student");
        parity.value(loss, "out/main/loss");
        parity.gradient(student.getGradient(), "grad/main/student");
        parity.gradients(translator.state(), "grad/main/translator.");
        parity.statistics(translator.state(), "after/main/translator.");
        parity.value(
                new FtLoss(Factors.POSITIONS, 2)
                        .evaluate(factor, paraphraser.factor(fixture.get("in/teacher"))),
                "out/main/loss_p2");
    }

    @Test
    void comparesWholeFactorsAsThePaperDoes() {
        NDArray student = fixture.get("in/paper/factor_student");
        student.setRequiresGradient(true);
        NDArray loss;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            loss =
                    new FtLoss(Factors.WHOLE, 1)
                            .evaluate(student, fixture.get("in/paper/factor_teacher"));
            collector.backward(loss);
        }
        parity.value(loss, "out/paper/loss");
        parity.gradient(student.getGradient(), "grad/paper/factor_student");
    }

    @Test
    void isFiniteForFactorsOfZeros() {
        for (Factors factors : Factors.values()) {
            NDArray student = manager.zeros(new Shape(1, 2, 2, 2));
            student.setRequiresGradient(true);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray loss =
                        new FtLoss(factors, 1).evaluate(student, manager.ones(student.getShape()));
                assertThat(loss.getFloat()).isPositive();
                collector.backward(loss);
            }
            assertThat(student.getGradient().abs().sum().getFloat()).isFinite();
        }
    }

    private Paraphraser paraphraser() {
        Paraphraser paraphraser =
                new Paraphraser(
                        channels(fixture.get("in/teacher")),
                        channels(fixture.get("out/init/factor")),
                        manager);
        paraphraser.state().load(fixture.under("w/paraphraser."));
        return paraphraser;
    }

    private static int channels(NDArray map) {
        return (int) map.getShape().get(1);
    }
}
