package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * What every {@link Objective} keeps to. A test class extends this and says how the objective is
 * created:
 *
 * <pre>{@code
 * class MyObjectiveTest extends ObjectiveContract {
 *     @Override
 *     protected Objective objective(DistillerContext context) {
 *         return new MyObjective(0.5);
 *     }
 * }
 * }</pre>
 *
 * <p>Student and teacher have two stages each, {@code early} and {@code late}, of two axes.
 */
public abstract class ObjectiveContract {

    /** What a loss may depend on, and pass a gradient to. */
    protected enum Input {
        /** The student's feature map. */
        FEATURE_MAP,
        /** The student's embedding. */
        EMBEDDING,
        /** The student's logits. */
        LOGITS,
        /** The student's stage {@code early}. */
        EARLY_STAGE,
        /** The student's stage {@code late}. */
        LATE_STAGE,
        /** The knowledge's target, behind which a filter's parameters may be. */
        TARGET
    }

    /** Arrays from the host, single numbers for the most part, which a GPU waits for one by one. */
    private static final long MANY = 10;

    private static final NumericalGradients SLOPES = new NumericalGradients(0.02, 2e-3);

    private NDManager manager;

    /** Creates the objective under test; called several times, always with the same random seed. */
    protected abstract Objective objective(DistillerContext context);

    /**
     * The inputs whose gradient is the slope of the loss. Leave out those that the loss also
     * depends on through something it holds constant, such as a detached temperature: no
     * differences can tell that dependence apart.
     */
    protected Set<Input> differentiable() {
        return EnumSet.allOf(Input.class);
    }

    /**
     * Whether the loss is another one for the same samples in another order, as where each is
     * compared with the next: false unless overridden. A batch is shuffled, so that no order means
     * anything; a published loss may depend on it all the same.
     */
    protected boolean dependsOnOrder() {
        return false;
    }

    /**
     * Whether its provider says {@link org.kdtoolkit.api.distill.Need#LABELS}: false unless
     * overridden. Samples without a label are then left out of what it is asked about; otherwise
     * labels must not matter.
     */
    protected boolean needsLabels() {
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
    void returnsNamedFiniteScalars() {
        Losses losses = evaluate(ExampleStep.in(manager));
        assertThat(terms(losses)).isNotEmpty();
        assertThat(losses.student()).allSatisfy(term -> assertThat(term.name()).isNotBlank());
        assertThat(losses.distiller()).allSatisfy(term -> assertThat(term.name()).isNotBlank());
        assertThat(terms(losses))
                .allSatisfy(
                        value -> {
                            assertThat(value.size()).isEqualTo(1);
                            assertThat(value.getDataType()).isEqualTo(DataType.FLOAT32);
                            assertThat(value.getFloat()).isFinite();
                        });
    }

    @Test
    void doesNotDependOnTheOrderOfTheBatch() {
        Assumptions.assumeFalse(
                dependsOnOrder(), "the objective depends on the order of the batch, as it says");
        ExampleStep example = ExampleStep.in(manager);
        double loss = total(evaluate(example));
        assertThat(total(evaluate(example.reversed())))
                .isCloseTo(loss, within(1e-5 * (1 + Math.abs(loss))));
    }

    @Test
    void hasTheSlopeOfItsLossAsGradient() {
        ExampleStep example = ExampleStep.in(manager);
        Map<Input, NDArray> point = inputs(example);
        Map<Input, NDArray> gradients = gradients(example, point);
        for (Input input : differentiable()) {
            NDArray gradient = gradients.get(input);
            List<NDArray> directions = new ArrayList<>(List.of(gradient));
            manager.getEngine().setRandomSeed(37);
            directions.add(manager.randomNormal(gradient.getShape()));
            directions.add(manager.randomNormal(gradient.getShape()));
            for (NDArray direction : directions) {
                NDArray unit = unit(direction);
                SLOPES.check(
                        input.toString(),
                        gradient,
                        unit,
                        t -> lossAt(example, point, input, unit.mul(t)));
            }
        }
    }

    @Test
    void keepsItsDistillersLossesFromTheStudent() {
        NDArray weight = ExampleStep.studentWeight(manager);
        weight.setRequiresGradient(true);
        ExampleStep example = ExampleStep.in(manager);
        Objective objective = objective(ExampleStep.context(manager));
        Assumptions.assumeFalse(
                objective
                        .evaluate(
                                example.objectiveStep(example.student(weight), example.knowledge()))
                        .distiller()
                        .isEmpty(),
                "the objective has no losses of the distiller's side");
        NDArray both = studentGradient(example, weight, true);
        NDArray studentSide = studentGradient(example, weight, false);
        new Closeness(1e-4, 1e-6).check("student", both, studentSide);
    }

    @Test
    void givesTheTeachersArraysNoGradient() {
        ExampleStep example = ExampleStep.in(manager);
        gradients(example, inputs(example));
        TeacherOutput teacher = example.teacher();
        assertThat(teacher.embedding().hasGradient()).isFalse();
        assertThat(teacher.logits().orElseThrow().hasGradient()).isFalse();
    }

    @Test
    void readsOneFiniteFigureOfEachSample() {
        ExampleStep example = ExampleStep.in(manager);
        StudentOutput student = example.student(ExampleStep.studentWeight(manager));
        objective(ExampleStep.context(manager))
                .evaluate(
                        example.objectiveStep(student, example.knowledge())
                                .withReadings(new CheckedReadings()));
    }

    @Test
    void leavesNoArraysBehind() {
        Objective objective = objective(ExampleStep.context(manager));
        int before = manager.getManagedArrays().size();
        try (NDManager step = manager.newSubManager();
                GradientCollector collector = manager.getEngine().newGradientCollector()) {
            ExampleStep example = ExampleStep.in(step);
            NDArray weight = ExampleStep.studentWeight(step);
            weight.setRequiresGradient(true);
            StudentCut cut = StudentCut.of(example.student(weight));
            cut.backward(
                    objective
                            .evaluate(example.objectiveStep(cut.output(), example.knowledge()))
                            .plus(ObjectiveTrial.anchor(cut.output())));
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    /** What begins with a first step may send more. */
    @Test
    void sendsNoMoreThanAHandfulOfNumbersToTheDevice() {
        ExampleStep example = ExampleStep.in(manager);
        Objective objective = objective(ExampleStep.context(manager));
        ObjectiveStep step =
                example.objectiveStep(
                        example.student(ExampleStep.studentWeight(manager)), example.knowledge());
        Runnable run =
                () -> {
                    objective.evaluate(step);
                    objective.afterStep();
                };
        run.run();
        assertThat(SentArrays.during(run)).isLessThan(MANY);
    }

    @Test
    void hasTheSameGradientAfterAGarbageCollection() {
        ExampleStep example = ExampleStep.in(manager);
        Map<Input, NDArray> point = inputs(example);
        Map<Input, NDArray> expected = gradients(example, point, () -> {});
        Map<Input, NDArray> actual = gradients(example, point, FreedMemory::collect);
        expected.forEach(
                (input, gradient) ->
                        new Closeness(1e-6, 1e-7)
                                .check(input.toString(), actual.get(input), gradient));
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
    void readsNoLabelsUnlessItNeedsThem(TargetKind targetKind) {
        Assumptions.assumeFalse(needsLabels(), "the objective needs labels, as it says");
        Outcome all = outcome(targetKind, LabelledSamples.ALL::of);
        outcome(targetKind, LabelledSamples.NONE::of)
                .assertSame("without labels, though it is not said that labels are needed", all);
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
        return new ObjectiveTrial(objective(example.surroundings()), needsLabels()).take(example);
    }

    private NDArray studentGradient(ExampleStep example, NDArray weight, boolean bothSides) {
        try (NDArray old = weight.getGradient()) {
            old.subi(old);
        }
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            StudentCut cut = StudentCut.of(example.student(weight));
            Losses losses =
                    objective(ExampleStep.context(manager))
                            .evaluate(example.objectiveStep(cut.output(), example.knowledge()))
                            .plus(ObjectiveTrial.anchor(cut.output()));
            cut.backward(bothSides ? losses : new Losses(losses.student(), List.of()));
        }
        return weight.getGradient().duplicate();
    }

    private Losses evaluate(ExampleStep example) {
        StudentOutput student = example.student(ExampleStep.studentWeight(manager));
        return objective(ExampleStep.context(manager))
                .evaluate(example.objectiveStep(student, example.knowledge()));
    }

    private Map<Input, NDArray> inputs(ExampleStep example) {
        StudentOutput student = example.student(ExampleStep.studentWeight(manager));
        Map<Input, NDArray> inputs = new EnumMap<>(Input.class);
        inputs.put(Input.FEATURE_MAP, student.featureMap());
        inputs.put(Input.EMBEDDING, student.embedding());
        inputs.put(Input.LOGITS, student.logits());
        inputs.put(Input.EARLY_STAGE, student.stage(ExampleStep.EARLY));
        inputs.put(Input.LATE_STAGE, student.stage(ExampleStep.LATE));
        inputs.put(Input.TARGET, example.target());
        return inputs;
    }

    private Map<Input, NDArray> gradients(ExampleStep example, Map<Input, NDArray> point) {
        return gradients(example, point, () -> {});
    }

    private Map<Input, NDArray> gradients(
            ExampleStep example, Map<Input, NDArray> point, Runnable beforeBackward) {
        Map<Input, NDArray> leaves = new EnumMap<>(Input.class);
        point.forEach((input, array) -> leaves.put(input, array.duplicate()));
        leaves.values().forEach(leaf -> leaf.setRequiresGradient(true));
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray total =
                    terms(evaluate(example, leaves)).stream()
                            .map(NDArray::sum)
                            .reduce(NDArray::add)
                            .orElseThrow();
            beforeBackward.run();
            collector.backward(total);
        }
        Map<Input, NDArray> gradients = new EnumMap<>(Input.class);
        leaves.forEach((input, leaf) -> gradients.put(input, leaf.getGradient()));
        return gradients;
    }

    private double lossAt(
            ExampleStep example, Map<Input, NDArray> point, Input moved, NDArray displacement) {
        Map<Input, NDArray> inputs = new EnumMap<>(point);
        inputs.put(moved, point.get(moved).add(displacement));
        return total(evaluate(example, inputs));
    }

    private Losses evaluate(ExampleStep example, Map<Input, NDArray> inputs) {
        StudentOutput student =
                StudentOutput.of(
                                inputs.get(Input.FEATURE_MAP),
                                inputs.get(Input.EMBEDDING),
                                inputs.get(Input.LOGITS))
                        .withStages(
                                Map.of(
                                        ExampleStep.EARLY,
                                        inputs.get(Input.EARLY_STAGE),
                                        ExampleStep.LATE,
                                        inputs.get(Input.LATE_STAGE)));
        Knowledge knowledge = example.knowledge(inputs.get(Input.TARGET));
        return objective(ExampleStep.context(manager))
                .evaluate(example.objectiveStep(student, knowledge));
    }

    private static NDArray unit(NDArray direction) {
        float length = direction.norm().getFloat();
        return length == 0 ? direction : direction.div(length);
    }

    private static List<NDArray> terms(Losses losses) {
        List<NDArray> terms = new ArrayList<>();
        losses.student().stream().map(StudentLoss::value).forEach(terms::add);
        losses.distiller().stream().map(DistillerLoss::value).forEach(terms::add);
        return terms;
    }

    private static double total(Losses losses) {
        return terms(losses).stream().mapToDouble(value -> value.sum().getFloat()).sum();
    }
}
