package org.kdtoolkit.baselines.ft;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

class FtLossTest {

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
    void paraphrasesAsPublished() {
        Fixture fixture = Fixture.load("ft", manager);
        NDArray map = fixture.get("in/teacher");
        Paraphraser paraphraser = paraphraser(fixture);
        NDArray loss;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            loss = paraphraser.loss(map);
            collector.backward(loss);
        }
        Closeness.DEFAULT.check("loss", loss, fixture.get("out/init/loss"));
        Closeness.DEFAULT.check("factor", paraphraser.factor(map), fixture.get("out/init/factor"));
        checkGradients(fixture, "grad/init/paraphraser.", paraphraser.state());
    }

    @Test
    void comparesFactorsAsPublished() {
        Fixture fixture = Fixture.load("ft", manager);
        NDArray student = fixture.get("in/student");
        student.setRequiresGradient(true);
        Paraphraser paraphraser = paraphraser(fixture);
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
        Closeness.DEFAULT.check("factor", factor, fixture.get("out/main/factor_student"));
        Closeness.DEFAULT.check("loss", loss, fixture.get("out/main/loss"));
        Closeness.DEFAULT.check("student", student.getGradient(), fixture.get("grad/main/student"));
        checkGradients(fixture, "grad/main/translator.", translator.state());
        if (manager.getEngine().getEngineName().equals("PyTorch")) { // MXNet's variance is biased
            checkStatistics(fixture, translator.state());
        }
        Closeness.DEFAULT.check(
                "loss of squares",
                new FtLoss(Factors.POSITIONS, 2)
                        .evaluate(factor, paraphraser.factor(fixture.get("in/teacher"))),
                fixture.get("out/main/loss_p2"));
    }

    @Test
    void comparesWholeFactorsAsThePaperDoes() {
        Fixture fixture = Fixture.load("ft", manager);
        NDArray student = fixture.get("in/paper/factor_student");
        student.setRequiresGradient(true);
        NDArray loss;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            loss =
                    new FtLoss(Factors.WHOLE, 1)
                            .evaluate(student, fixture.get("in/paper/factor_teacher"));
            collector.backward(loss);
        }
        Closeness.DEFAULT.check("loss", loss, fixture.get("out/paper/loss"));
        Closeness.DEFAULT.check(
                "student", student.getGradient(), fixture.get("grad/paper/factor_student"));
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

    private Paraphraser paraphraser(Fixture fixture) {
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

    private static void checkGradients(Fixture fixture, String prefix, StateDict state) {
        state.entries()
                .forEach(
                        (name, parameter) -> {
                            if (parameter.requiresGradient()) {
                                Closeness.DEFAULT.check(
                                        name,
                                        parameter.getArray().getGradient(),
                                        fixture.get(prefix + name));
                            }
                        });
    }

    private static void checkStatistics(Fixture fixture, StateDict state) {
        state.entries()
                .forEach(
                        (name, parameter) -> {
                            if (!parameter.requiresGradient()) {
                                Closeness.DEFAULT.check(
                                        name,
                                        parameter.getArray(),
                                        fixture.get("after/main/translator." + name));
                            }
                        });
    }
}
