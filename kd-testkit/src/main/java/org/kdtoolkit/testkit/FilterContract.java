package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * What every {@link Filter} keeps to. A test class extends this and says how the filter is created:
 *
 * <pre>{@code
 * class MyFilterTest extends FilterContract {
 *     @Override
 *     protected Filter filter(DistillerContext context) {
 *         return new MyFilter(context.classes(), context.manager());
 *     }
 * }
 * }</pre>
 */
public abstract class FilterContract {

    /** ReLU and its like have kinks, which differences step over. */
    private static final NumericalGradients SLOPES = new NumericalGradients(4e-3, 1e-2);

    private NDManager manager;

    /** Creates the filter under test; called several times, always with the same random seed. */
    protected abstract Filter filter(DistillerContext context);

    /**
     * Whether its provider says that it {@link org.kdtoolkit.api.plugin.FilterProvider#readsLabels
     * reads labels}: false unless overridden. Labels must not matter then.
     */
    protected boolean readsLabels() {
        return false;
    }

    @BeforeEach
    final void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    final void close() {
        manager.close();
    }

    @Test
    void returnsFiniteKnowledgeOfTheStudentsWidth() {
        Knowledge knowledge = filter(ExampleStep.in(manager));
        Shape embedding = new Shape(ExampleStep.BATCH, ExampleStep.WIDTH);
        assertThat(knowledge.embedding().getShape()).isEqualTo(embedding);
        assertThat(knowledge.target().getShape()).isEqualTo(embedding);
        assertFinite(knowledge.embedding());
        assertFinite(knowledge.target());
        knowledge
                .logits()
                .ifPresent(
                        logits -> {
                            assertThat(logits.getShape())
                                    .isEqualTo(new Shape(ExampleStep.BATCH, ExampleStep.CLASSES));
                            assertFinite(logits);
                        });
        assertThat(knowledge.losses())
                .allSatisfy(
                        term -> {
                            assertThat(term.name()).isNotBlank();
                            assertThat(term.value().size()).isEqualTo(1);
                            assertFinite(term.value());
                        });
    }

    @Test
    void treatsEachSampleAlikeInAnyOrderOfTheBatch() {
        ExampleStep example = ExampleStep.in(manager);
        Knowledge knowledge = filter(example);
        Knowledge reversed = filter(example.reversed());
        Closeness.DEFAULT.check("embedding", reversed.embedding().flip(0), knowledge.embedding());
        Closeness.DEFAULT.check("target", reversed.target().flip(0), knowledge.target());
        for (int i = 0; i < knowledge.losses().size(); i++) {
            DistillerLoss loss = knowledge.losses().get(i);
            Closeness.DEFAULT.check(loss.name(), reversed.losses().get(i).value(), loss.value());
        }
    }

    @Test
    void hasTheSlopeOfItsOutputAsGradientOfEveryWeight() {
        ExampleStep example = ExampleStep.in(manager);
        Filter filter = filter(ExampleStep.context(manager));
        StudentOutput student = example.student(ExampleStep.studentWeight(manager));
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(functional(filter, student, example));
        }
        filter.state()
                .entries()
                .forEach(
                        (name, parameter) -> {
                            if (parameter.requiresGradient()) {
                                checkSlope(name, parameter, filter, student, example);
                            }
                        });
    }

    @Test
    void keepsItsLossesFromTheStudent() {
        NDArray weight = ExampleStep.studentWeight(manager);
        weight.setRequiresGradient(true);
        ExampleStep example = ExampleStep.in(manager);
        NDArray both = studentGradient(example, weight, true);
        NDArray studentSide = studentGradient(example, weight, false);
        new Closeness(1e-4, 1e-6).check("student", both, studentSide);
        assertThat(both.abs().max().getFloat()).isPositive();
    }

    @Test
    void givesTheTeachersArraysNoGradient() {
        ExampleStep example = ExampleStep.in(manager);
        StudentOutput student = example.student(ExampleStep.studentWeight(manager));
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(functional(filter(ExampleStep.context(manager)), student, example));
        }
        assertThat(example.teacher().embedding().hasGradient()).isFalse();
        assertThat(example.teacher().logits().orElseThrow().hasGradient()).isFalse();
    }

    @Test
    void readsOneFiniteFigureOfEachSample() {
        ExampleStep example = ExampleStep.in(manager);
        StudentOutput student = example.student(ExampleStep.studentWeight(manager));
        Filter filter = filter(ExampleStep.context(manager));
        train(() -> filter.filter(example.filterStep(student).withReadings(new CheckedReadings())));
    }

    @Test
    void returnsTheSameParametersAtEveryCall() {
        Filter filter = filter(ExampleStep.context(manager));
        List<Parameter> parameters = List.copyOf(filter.state().entries().values());
        train(() -> filter(filter, ExampleStep.in(manager)));
        assertThat(filter.state().entries().values()).containsExactlyElementsOf(parameters);
    }

    @Test
    void hasTheSameGradientAfterAGarbageCollection() {
        List<NDArray> expected = weightGradients(() -> {});
        List<NDArray> actual = weightGradients(FreedMemory::collect);
        for (int i = 0; i < expected.size(); i++) {
            new Closeness(1e-6, 1e-7).check("weight " + i, actual.get(i), expected.get(i));
        }
    }

    private List<NDArray> weightGradients(Runnable beforeBackward) {
        ExampleStep example = ExampleStep.in(manager);
        Filter filter = filter(ExampleStep.context(manager));
        StudentOutput student = example.student(ExampleStep.studentWeight(manager));
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray functional = functional(filter, student, example);
            beforeBackward.run();
            collector.backward(functional);
        }
        return filter.state().trainable().stream()
                .map(parameter -> parameter.getArray().getGradient())
                .toList();
    }

    @Test
    void leavesNoArraysBehind() {
        Filter filter = filter(ExampleStep.context(manager));
        int before = manager.getManagedArrays().size();
        try (NDManager step = manager.newSubManager();
                GradientCollector collector = manager.getEngine().newGradientCollector()) {
            ExampleStep example = ExampleStep.in(step);
            NDArray weight = ExampleStep.studentWeight(step);
            weight.setRequiresGradient(true);
            backward(filter, example, weight, true);
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @ParameterizedTest
    @EnumSource
    void staysFiniteWithAllGradientsAtThe(ExtremeStep extreme) {
        assertFiniteStep(extreme.of(ExampleStep.in(manager)));
    }

    @Test
    void takesSeveralLabelsASampleOrRefusesThemByName() {
        ExampleStep example = ExampleStep.in(manager).severallyLabelled();
        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> assertFiniteStep(example));
        if (refusal != null) {
            assertThat(refusal).hasMessageContaining("several labels");
        }
    }

    @ParameterizedTest
    @EnumSource
    void staysFiniteWithLabelsOf(LabelledSamples samples) {
        assertFiniteStep(samples.of(ExampleStep.in(manager)));
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameWhereAllSamplesAreMarkedAsLabelled(TargetKind targetKind) {
        Outcome unmarked = outcome(targetKind, UnaryOperator.identity());
        outcome(targetKind, LabelledSamples.ALL::of).assertSame("with all labels", unmarked);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotLookAtWhatStandsWhereALabelIsMissing(TargetKind targetKind) {
        Outcome some = outcome(targetKind, LabelledSamples.SOME::of);
        outcome(targetKind, e -> LabelledSamples.SOME.of(e).withOthersWhereLabelsAreMissing())
                .assertSame("with other classes in rows without a label", some);
    }

    @ParameterizedTest
    @EnumSource
    void readsNoLabelsUnlessItSaysSo(TargetKind targetKind) {
        Assumptions.assumeFalse(readsLabels(), "the filter reads labels, as it says");
        Outcome all = outcome(targetKind, LabelledSamples.ALL::of);
        outcome(targetKind, LabelledSamples.NONE::of)
                .assertSame("without labels, though it is not said that labels are read", all);
    }

    private Outcome outcome(TargetKind targetKind, UnaryOperator<ExampleStep> change) {
        ExampleStep example = change.apply(ExampleStep.in(manager, targetKind));
        try {
            return outcome(example);
        } catch (ConfigurationException refusal) {
            return Assumptions.abort("refused: " + refusal.getMessage());
        }
    }

    private void assertFiniteStep(ExampleStep example) {
        outcome(example).assertFinite();
    }

    private Outcome outcome(ExampleStep example) {
        return new FilterTrial(filter(example.surroundings())).take(example);
    }

    private NDArray studentGradient(ExampleStep example, NDArray weight, boolean bothSides) {
        try (NDArray old = weight.getGradient()) {
            old.subi(old);
        }
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            backward(filter(ExampleStep.context(manager)), example, weight, bothSides);
        }
        return weight.getGradient().duplicate();
    }

    private static void backward(
            Filter filter, ExampleStep example, NDArray weight, boolean bothSides) {
        StudentCut cut = StudentCut.of(example.student(weight));
        Knowledge knowledge = filter.filter(example.filterStep(cut.output()));
        Losses losses = FilterTrial.objective(cut, knowledge);
        cut.backward(bothSides ? losses.plus(Losses.of(knowledge.losses())) : losses);
    }

    private void checkSlope(
            String name,
            Parameter parameter,
            Filter filter,
            StudentOutput student,
            ExampleStep example) {
        NDArray gradient = parameter.getArray().getGradient();
        manager.getEngine().setRandomSeed(41);
        NDArray direction = manager.randomNormal(gradient.getShape());
        NDArray unit = direction.div(direction.norm());
        NDArray start = parameter.getArray().duplicate();
        SLOPES.check(
                name,
                gradient,
                unit,
                t -> {
                    start.add(unit.mul(t)).copyTo(parameter.getArray());
                    return train(() -> functional(filter, student, example)).getFloat();
                });
        start.copyTo(parameter.getArray());
    }

    /** A scalar that depends on all that the filter returns. */
    private static NDArray functional(Filter filter, StudentOutput student, ExampleStep example) {
        Knowledge knowledge = filter.filter(example.filterStep(student));
        List<NDArray> parts = new ArrayList<>();
        parts.add(knowledge.embedding().mul(example.target()).sum());
        parts.add(knowledge.target().mul(example.target()).sum());
        knowledge.logits().ifPresent(logits -> parts.add(logits.softmax(1).square().sum()));
        knowledge.losses().forEach(loss -> parts.add(loss.value().sum()));
        return parts.stream().reduce(NDArray::add).orElseThrow();
    }

    private Knowledge filter(ExampleStep example) {
        return train(() -> filter(filter(ExampleStep.context(manager)), example));
    }

    private Knowledge filter(Filter filter, ExampleStep example) {
        StudentOutput student = example.student(ExampleStep.studentWeight(manager));
        return filter.filter(example.filterStep(student));
    }

    /** On MXNet, batch norm and dropout train only where gradients are collected. */
    private <T> T train(Supplier<T> pass) {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            return pass.get();
        }
    }

    private static void assertFinite(NDArray array) {
        assertThat(array.getDataType()).isEqualTo(DataType.FLOAT32);
        for (float value : array.toFloatArray()) {
            assertThat(value).isFinite();
        }
    }
}
