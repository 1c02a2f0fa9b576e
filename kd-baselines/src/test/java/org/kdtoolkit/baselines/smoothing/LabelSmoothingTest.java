package org.kdtoolkit.baselines.smoothing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.SoftTargets;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.MethodProvider;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.baselines.TorchFigures;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.MethodContract;

class LabelSmoothingTest extends MethodContract {

    private NDManager manager;
    private Fixture figures;

    @Override
    protected Method method(DistillerContext context) {
        return provider().create(new LabelSmoothingConfig(0.1), context);
    }

    private static MethodProvider provider() {
        return new BaselinesPlugin().provider(Kind.METHOD, "label-smoothing");
    }

    @BeforeEach
    void read() {
        manager = NDManager.newBaseManager();
        figures = TorchFigures.of("label_smoothing", manager);
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void makesTheClassLossTheSmoothedCrossEntropy() {
        check("smoothed", single());
    }

    @Test
    void isOfTheSamplesWithLabels() {
        check("smoothed-labelled", single().withLabelled(labelled()));
    }

    @Test
    void drawsEachOfSeveralLabelsTowardsOneHalf() {
        check("smoothed-several", several());
        check("smoothed-several-labelled", several().withLabelled(labelled()));
    }

    @Test
    void smoothsTheSharesOfMixedSamplesAsLabels() {
        int classes = (int) figures.get("in/student").getShape().get(1);
        check("smoothed", SoftTargets.of(single(), classes));
        check("smoothed-several", SoftTargets.of(several(), classes));
    }

    @Test
    void isNothingWhereNoSampleHasALabel() {
        NDArray logits = leaf();
        NDArray value = added(logits, single().withLabelled(new boolean[labelled().length]), 0.1);
        assertThat(value.getFloat()).isZero();
        assertThat(logits.getGradient().abs().max().getFloat()).isZero();
    }

    @Test
    void isNothingWhereNothingIsSpread() {
        NDArray logits = leaf();
        assertThat(added(logits, single(), 0).getFloat()).isZero();
        assertThat(logits.getGradient().abs().max().getFloat()).isZero();
    }

    @Test
    void asksNoTeacherAndLearnsFromLabelsAlone() {
        assertThat(provider().teachers(new LabelSmoothingConfig(0.1))).isEmpty();
        assertThat(provider().learnsWithoutLabels()).isFalse();
    }

    @Test
    void refusesToSpreadAllOfALabel() {
        assertThatThrownBy(() -> new LabelSmoothing(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a share of a label is from 0 to below 1, found 1.0");
    }

    private void check(String name, Targets targets) {
        NDArray logits = leaf();
        NDArray sum;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            sum =
                    targets.classLoss(logits)
                            .add(value(logits, targets, figures.number("hp/smoothing")));
            collector.backward(sum);
        }
        Closeness.DEFAULT.check(name, sum, figures.get("out/" + name));
        Closeness.DEFAULT.check(name, logits.getGradient(), figures.get("grad/" + name));
    }

    private NDArray added(NDArray logits, Targets targets, double smoothing) {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = value(logits, targets, smoothing);
            collector.backward(value);
            return value;
        }
    }

    private static NDArray value(NDArray logits, Targets targets, double smoothing) {
        int size = targets.labelled().length;
        StudentOutput student = StudentOutput.of(logits.expandDims(1), logits, logits);
        Batch batch =
                Batch.of(
                        Subset.TRAIN,
                        IntStream.range(0, size).mapToObj(Integer::toString).toList(),
                        IntStream.range(0, size).toArray(),
                        Map.of(),
                        targets);
        MethodStep step = MethodStep.of(student, Map.of(), batch, TrainingMoment.of(1, 1));
        return new LabelSmoothing(smoothing)
                .losses(step).student().stream()
                        .map(StudentLoss::value)
                        .reduce(NDArray::add)
                        .orElseThrow();
    }

    private NDArray leaf() {
        NDArray logits = figures.get("in/student").duplicate();
        logits.setRequiresGradient(true);
        return logits;
    }

    private Targets single() {
        return Targets.singleLabel(figures.get("in/classes"));
    }

    private Targets several() {
        return Targets.multiLabel(figures.get("in/indicators"));
    }

    private boolean[] labelled() {
        float[] marks = figures.get("in/labelled").toFloatArray();
        boolean[] labelled = new boolean[marks.length];
        for (int row = 0; row < marks.length; row++) {
            labelled[row] = marks[row] > 0;
        }
        return labelled;
    }
}
