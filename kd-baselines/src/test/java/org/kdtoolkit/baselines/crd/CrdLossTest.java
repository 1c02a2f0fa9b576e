package org.kdtoolkit.baselines.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.testkit.Closeness;

class CrdLossTest {

    private static final int SAMPLES = 10;
    private static final int STUDENT = 6;
    private static final int TEACHER = 5;
    private static final int WIDTH = 4;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(19);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void changesNoStateUntilTheStepIsDone() {
        CrdLoss loss = loss(config(Optional.empty()));
        NDArray before = memory(loss, "v1").duplicate();
        evaluate(loss, 3, 1);
        assertThat(memory(loss, "v1")).isEqualTo(before);
        assertThat(logZ(loss)).isEqualTo(Float.NEGATIVE_INFINITY);
        loss.afterStep();
        assertThat(memory(loss, "v1")).isNotEqualTo(before);
        assertThat(logZ(loss)).isFinite();
    }

    @Test
    void remembersABatchOnce() {
        CrdLoss loss = loss(config(Optional.empty()));
        evaluate(loss, 3, 1);
        loss.afterStep();
        NDArray after = memory(loss, "v1").duplicate();
        loss.afterStep();
        assertThat(memory(loss, "v1")).isEqualTo(after);
    }

    @Test
    void remembersTheSamplesOfTheBatchAndNoOthers() {
        CrdLoss loss = loss(config(Optional.empty()));
        NDArray before = memory(loss, "v2").duplicate();
        evaluate(loss, 7, 2);
        loss.afterStep();
        for (int row = 0; row < SAMPLES; row++) {
            boolean same = memory(loss, "v2").get(row).equals(before.get(row));
            assertThat(same).as("row %d is as before", row).isEqualTo(row != 7 && row != 2);
        }
        Closeness.DEFAULT.check(
                "length of row 7", memory(loss, "v2").get(7).norm(), manager.create(1f));
    }

    @Test
    void setsTheConstantsAtTheFirstStepOnly() {
        CrdLoss loss = loss(config(Optional.empty()));
        evaluate(loss, 3, 1);
        loss.afterStep();
        float first = logZ(loss);
        evaluate(loss, 4, 5);
        loss.afterStep();
        assertThat(logZ(loss)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void leavesNoArraysOfAStepBehind(int queue) {
        CrdLoss loss = loss(config(Optional.of(queue).filter(length -> length > 0)));
        int before = manager.getManagedArrays().size();
        try (NDManager step = manager.newSubManager()) {
            NDArray student = step.randomNormal(new Shape(2, STUDENT));
            NDArray teacher = step.randomNormal(new Shape(2, TEACHER));
            loss.evaluate(student, teacher, new int[] {3, 1});
            loss.afterStep();
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void drawsTheSameNegativesFromTheSameSeed() {
        CrdLoss loss = loss(config(Optional.empty()));
        NDArray student = manager.randomNormal(new Shape(2, STUDENT));
        NDArray teacher = manager.randomNormal(new Shape(2, TEACHER));
        manager.getEngine().setRandomSeed(5);
        float value = loss.evaluate(student, teacher, new int[] {0, 1}).getFloat();
        float another = loss.evaluate(student, teacher, new int[] {0, 1}).getFloat();
        manager.getEngine().setRandomSeed(5);
        float again = loss.evaluate(student, teacher, new int[] {0, 1}).getFloat();
        assertThat(again).isEqualTo(value).isNotEqualTo(another);
    }

    @Test
    void refusesASampleThatHasNoRow() {
        CrdLoss loss = loss(config(Optional.empty()));
        assertThatThrownBy(() -> evaluate(loss, 3, SAMPLES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows 0 to 9")
                .hasMessageContaining("a sample of index 10");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.07, 100})
    void isFiniteAtAnyTemperature(double temperature) {
        CrdLoss loss = loss(new CrdConfig(WIDTH, 30, temperature, 0.5, Optional.empty()));
        for (int step = 0; step < 2; step++) {
            assertFinite(loss, normal(2, STUDENT), normal(2, TEACHER), 0, 1);
            loss.afterStep();
        }
    }

    @Test
    void isFiniteForOneSample() {
        assertFinite(loss(config(Optional.empty())), normal(1, STUDENT), normal(1, TEACHER), 0);
    }

    @Test
    void isFiniteForEmbeddingsOfZerosEvenWithoutABias() {
        CrdLoss loss = loss(config(Optional.empty()));
        for (String side : new String[] {"embed_s", "embed_t"}) {
            NDArray bias = loss.state().entries().get(side + ".linear.bias").getArray();
            bias.set(new float[WIDTH]);
        }
        for (int step = 0; step < 2; step++) {
            NDArray student = manager.zeros(new Shape(2, STUDENT));
            assertFinite(loss, student, manager.zeros(new Shape(2, TEACHER)), 0, 1);
            loss.afterStep();
        }
        assertThat(memory(loss, "v1").abs().sum().getFloat()).isFinite();
    }

    @Test
    void doesWithoutARowForEachSampleWhereThereIsAQueue() {
        CrdLoss loss = loss(config(Optional.of(3)));
        NDArray before = memory(loss, "v1").duplicate();
        assertFinite(loss, normal(2, STUDENT), normal(2, TEACHER), 1000, 2000);
        loss.afterStep();
        assertThat(memory(loss, "v1").getShape()).isEqualTo(new Shape(3, WIDTH));
        assertThat(memory(loss, "v1").get(2)).isEqualTo(before.get(2));
        assertThat(memory(loss, "v1").get(0)).isNotEqualTo(before.get(0));
    }

    @Test
    void learnsFromAQueueAsFromAMemoryWhoseRowsAreTheBatchsOwnEmbeddings() {
        CrdLoss memory = loss(new CrdConfig(WIDTH, 30, 0.07, 0, Optional.empty()));
        NDArray student = normal(2, STUDENT);
        NDArray teacher = normal(2, TEACHER);
        assertFinite(memory, student, teacher, 4, 6);
        memory.afterStep();

        CrdLoss queue = loss(config(Optional.of(SAMPLES)));
        Map<String, NDArray> values = new HashMap<>();
        queue.state().entries().forEach((name, own) -> values.put(name, own.getArray()));
        memory.state().entries().forEach((name, own) -> values.put(name, own.getArray()));
        queue.state().load(values);

        List<NDArray> expected = gradients(memory, student, teacher);
        List<NDArray> actual = gradients(queue, student, teacher);
        for (int i = 0; i < expected.size(); i++) {
            Closeness.DEFAULT.check("gradient " + i, actual.get(i), expected.get(i));
        }
    }

    private List<NDArray> gradients(CrdLoss loss, NDArray student, NDArray teacher) {
        List<NDArray> inputs = List.of(student.duplicate(), teacher.duplicate());
        inputs.forEach(input -> input.setRequiresGradient(true));
        manager.getEngine().setRandomSeed(7);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(loss.evaluate(inputs.get(0), inputs.get(1), new int[] {4, 6}));
        }
        return inputs.stream().map(NDArray::getGradient).toList();
    }

    @Test
    void fallsAlongItsGradient() {
        CrdLoss loss = loss(config(Optional.of(3)));
        NDArray student = normal(2, STUDENT);
        NDArray teacher = normal(2, TEACHER);
        student.setRequiresGradient(true);
        float before = 0;
        float after = 0;
        for (int step = 0; step < 20; step++) {
            manager.getEngine().setRandomSeed(7);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray value = loss.evaluate(student, teacher, new int[] {0, 1});
                collector.backward(value);
                after = value.getFloat();
                before = step == 0 ? after : before;
            }
            try (NDArray gradient = student.getGradient()) {
                student.subi(gradient.mul(0.01));
                gradient.subi(gradient);
            }
        }
        assertThat(after).isLessThan(before - 1);
    }

    @Test
    void keepsWhatIsRememberedOutOfTheGradient() {
        CrdLoss loss = loss(CrdConfig.published());
        assertThat(loss.state().trainable())
                .hasSize(4)
                .allSatisfy(
                        parameter ->
                                assertThat(parameter.getName()).containsAnyOf("weight", "bias"));
        assertThat(loss.state().entries().keySet())
                .contains("contrast.memory_v1", "contrast.log_z_v2");
    }

    @Test
    void beginsWithRowsOfLengthOneOnAverage() {
        int width = CrdConfig.published().width();
        NDArray rows = memory(loss(CrdConfig.published()), "v1");
        double bound = 1 / Math.sqrt(width / 3.0);
        assertThat(rows.abs().max().getFloat()).isCloseTo((float) bound, within(0.01f));
        assertThat(rows.square().sum(new int[] {1}).mean().getFloat()).isCloseTo(1, within(0.1f));
    }

    private CrdLoss loss(CrdConfig config) {
        return new CrdLoss(config, STUDENT, TEACHER, SAMPLES, manager);
    }

    private static CrdConfig config(Optional<Integer> queue) {
        return new CrdConfig(WIDTH, 30, 0.07, 0.5, queue);
    }

    private NDArray normal(int batch, int width) {
        return manager.randomNormal(new Shape(batch, width));
    }

    private void evaluate(CrdLoss loss, int... indices) {
        loss.evaluate(normal(indices.length, STUDENT), normal(indices.length, TEACHER), indices);
    }

    private void assertFinite(CrdLoss loss, NDArray student, NDArray teacher, int... indices) {
        student.setRequiresGradient(true);
        teacher.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = loss.evaluate(student, teacher, indices);
            assertThat(value.getShape()).isEqualTo(new Shape());
            assertThat(value.getFloat()).isFinite();
            collector.backward(value);
        }
        assertThat(student.getGradient().abs().sum().getFloat()).isFinite();
        assertThat(teacher.getGradient().abs().sum().getFloat()).isFinite();
    }

    private static NDArray memory(CrdLoss loss, String side) {
        return loss.state().entries().get("contrast.memory_" + side).getArray();
    }

    private static float logZ(CrdLoss loss) {
        return loss.state().entries().get("contrast.log_z_v1").getArray().toFloatArray()[0];
    }
}
