package org.kdtoolkit.baselines.logits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;
import org.kdtoolkit.testkit.ObjectiveContract;

class MlkdObjectiveTest {

    /** The temperatures that the published code has beside the one that is configured. */
    private static final List<Double> FURTHER = List.of(3.0, 5.0, 2.0, 6.0);

    /** The sample itself stands for its second view. */
    @Nested
    class OfTwoViews extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            Objective mlkd =
                    MlkdObjective.of(
                            new MlkdConfig(
                                    List.of(4.0, 2.0),
                                    RowChoice.CHOSEN,
                                    false,
                                    Optional.of("strong")));
            return step -> mlkd.evaluate(step.withSecond(step));
        }
    }

    /** The whole published step, of both views: three levels, the strong view, the class loss. */
    @ParameterizedTest
    @CsvSource({"plain, false", "stand, true"})
    void equalsThePublishedStepOfTwoViews(String name, boolean standardize) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("mlkd", manager);
            List<Double> temperatures = new ArrayList<>(List.of(fixture.number("hp/T")));
            temperatures.addAll(FURTHER);
            NDArray weak = leaf(fixture.get("in/student_weak"));
            NDArray strong = leaf(fixture.get("in/student_strong"));
            Targets targets = Targets.singleLabel(fixture.get("in/targets"));
            Map<String, NDArray> terms = new HashMap<>();
            NDArray labels;
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                MlkdObjective.of(
                                new MlkdConfig(
                                        temperatures,
                                        RowChoice.PUBLISHED,
                                        standardize,
                                        Optional.of("strong")))
                        .evaluate(
                                step(weak, fixture.get("in/teacher_weak"), targets)
                                        .withSecond(
                                                step(
                                                        strong,
                                                        fixture.get("in/teacher_strong"),
                                                        targets)))
                        .weighted(fixture.number("hp/kd_weight"))
                        .student()
                        .forEach(loss -> terms.put(loss.name(), loss.value()));
                NDArray sum = targets.classLoss(weak).add(targets.classLoss(strong));
                labels = sum.mul(Scalars.beside(sum, fixture.number("hp/ce_weight")));
                collector.backward(terms.values().stream().reduce(labels, NDArray::add));
            }
            FixtureParity parity = FixtureParity.of(fixture);
            String out = "out/" + name + "/";
            parity.value(terms.get("mlkd-instance"), out + "loss_kd_weak");
            parity.value(
                    terms.get("mlkd-strong").add(terms.get("mlkd-again")), out + "loss_kd_strong");
            parity.value(terms.get("mlkd-batch"), out + "loss_bc");
            parity.value(terms.get("mlkd-class"), out + "loss_cc");
            parity.value(labels, out + "loss_ce");
            parity.gradient(weak.getGradient(), "grad/" + name + "/student_weak");
            parity.gradient(strong.getGradient(), "grad/" + name + "/student_strong");
        }
    }

    /** Where rows are chosen, the strong view is compared at all temperatures. */
    @Test
    void comparesTheStrongViewAtEachTemperatureWhereItDoesWhatIsMeant() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray teacher = manager.create(new float[] {9, 0, 3, 2, 4, 0}, new Shape(2, 3));
            ObjectiveStep weak = step(teacher.div(10), teacher);
            NDArray student = teacher.div(5);
            List<Double> temperatures = List.of(4.0, 3.0, 5.0, 2.0, 6.0);
            Map<String, Float> terms =
                    MlkdObjective.of(
                                    new MlkdConfig(
                                            temperatures,
                                            RowChoice.CHOSEN,
                                            false,
                                            Optional.of("strong")))
                            .evaluate(weak.withSecond(step(student, teacher)))
                            .student()
                            .stream()
                            .collect(
                                    Collectors.toMap(
                                            StudentLoss::name, loss -> loss.value().getFloat()));
            assertThat(terms)
                    .containsOnlyKeys("mlkd-instance", "mlkd-batch", "mlkd-class", "mlkd-strong");
            double expected =
                    temperatures.stream()
                            .mapToDouble(t -> new KdLoss(t).evaluate(student, teacher).getFloat())
                            .sum();
            assertThat(terms.get("mlkd-strong")).isCloseTo((float) expected, within(1e-5f));
        }
    }

    @Test
    void asksForTheViewThatItIsToldAndRefusesAStepWithoutIt() {
        MlkdConfig config =
                new MlkdConfig(List.of(2.0), RowChoice.CHOSEN, false, Optional.of("strong"));
        ObjectiveProvider provider = new BaselinesPlugin().provider(Kind.OBJECTIVE, "mlkd");
        assertThat(provider.secondView(config)).contains("strong");
        assertThat(provider.secondView(new MlkdConfig(List.of(2.0), RowChoice.CHOSEN, false)))
                .isEmpty();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray logits = manager.zeros(new Shape(2, 3));
            ObjectiveStep step = step(logits, logits);
            assertThatThrownBy(() -> MlkdObjective.of(config).evaluate(step))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("mlkd compares the view 'strong', but the step has no second view");
        }
    }

    /** The scores of the two are the same but for their size, which standardising takes away. */
    @Test
    void standardizesOnlyWhereSamplesAreComparedOneByOne() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray teacher = manager.create(new float[] {9, 0, 3, 2, 4, 0}, new Shape(2, 3));
            ObjectiveStep step = step(teacher.div(10), teacher);
            Map<String, Float> raw = terms(false, step);
            Map<String, Float> standardized = terms(true, step);
            assertThat(raw.get("mlkd-instance")).isPositive();
            assertThat(standardized.get("mlkd-instance")).isCloseTo(0, within(1e-6f));
            for (String level : List.of("mlkd-batch", "mlkd-class")) {
                assertThat(standardized.get(level)).isEqualTo(raw.get(level)).isPositive();
            }
        }
    }

    private static Map<String, Float> terms(boolean standardize, ObjectiveStep step) {
        return MlkdObjective.of(new MlkdConfig(List.of(2.0), RowChoice.CHOSEN, standardize))
                .evaluate(step)
                .student()
                .stream()
                .collect(Collectors.toMap(StudentLoss::name, loss -> loss.value().getFloat()));
    }

    private static ObjectiveStep step(NDArray student, NDArray teacher) {
        return step(
                student,
                teacher,
                Targets.singleLabel(student.getManager().create(new long[] {0, 1})));
    }

    private static ObjectiveStep step(NDArray student, NDArray teacher, Targets targets) {
        int size = (int) student.getShape().get(0);
        return ObjectiveStep.of(
                StudentOutput.of(student.expandDims(1), student, student),
                Knowledge.unfiltered(TeacherOutput.of(teacher).withLogits(teacher)),
                Batch.of(
                        Subset.TRAIN,
                        IntStream.range(0, size).mapToObj(i -> "sample-" + i).toList(),
                        IntStream.range(0, size).toArray(),
                        Map.of(),
                        targets),
                TrainingMoment.of(1, 1));
    }

    private static NDArray leaf(NDArray array) {
        array.setRequiresGradient(true);
        return array;
    }
}
