package org.kdtoolkit.xkd;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;

class XkdSchemeTest {

    private static final TrainingMoment MOMENT = TrainingMoment.of(1, 2);

    private NDManager manager;
    private Students students;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(7);
        students = Students.small(manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void leavesTwoTeachersThatBeginAsTheStudentsAndAreNotTrained() {
        XkdScheme scheme = XkdScheme.of(SmallScheme.xkd().config(), students);

        assertThat(scheme.products().keySet()).containsExactly("image-teacher", "audio-teacher");
        scheme.products()
                .forEach(
                        (name, teacher) -> {
                            Map<String, Parameter> own = teacher.network().state().entries();
                            assertThat(teacher.modality() + "-teacher").isEqualTo(name);
                            assertThat(teacher.network().state().trainable()).isEmpty();
                            assertThat(scheme.state().entries().values()).containsAll(own.values());
                            students.students()
                                    .get(teacher.modality())
                                    .network()
                                    .state()
                                    .entries()
                                    .forEach(
                                            (weight, value) ->
                                                    assertThat(own.get(weight).getArray())
                                                            .as(weight)
                                                            .isEqualTo(value.getArray()));
                        });
    }

    @Test
    void sharedBlocksAreTheSameWeightsOfStudentsAndWhereAskedForOfTeachers() {
        XkdScheme mas =
                XkdScheme.of(SmallScheme.xkd().withShare(Share.STUDENTS).config(), students);
        assertThat(sharedNames(network("image"), network("audio")))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("encoder.blocks."));
        assertThat(sharedNames(product(mas, "image"), product(mas, "audio"))).isEmpty();

        students = Students.small(manager);
        XkdScheme mats = XkdScheme.of(SmallScheme.xkd().withShare(Share.ALL).config(), students);
        assertThat(sharedNames(product(mats, "image"), product(mats, "audio")))
                .isEqualTo(sharedNames(network("image"), network("audio")))
                .isNotEmpty();
    }

    @Test
    void leavesOutWhatHasWeightZeroWithItsCosts() {
        Batch whole = SmallScheme.batch(manager);
        assertThat(names(losses(new WeightsConfig(0, 0, 1), whole)))
                .containsExactly("reconstruction-image", "reconstruction-audio");
        assertThat(names(losses(new WeightsConfig(1, 0, 0), whole)))
                .containsExactly("alignment-students", "alignment-teachers");
        assertThat(names(losses(new WeightsConfig(0, 1, 0), whole)))
                .containsExactly("distillation-image", "distillation-audio");
    }

    @Test
    void teachersSeeTheViewThatIsAskedFor() {
        Batch batch = SmallScheme.batch(manager);
        List<NDArray> white =
                List.of(manager.ones(new Shape(4, 3, 4, 4)), manager.ones(new Shape(4, 3, 4, 4)));
        Batch otherLocal = batch.withInputs("image", "local", white);
        for (TeacherView view : TeacherView.values()) {
            XkdScheme scheme =
                    XkdScheme.of(SmallScheme.xkd().withTeacherView(view).config(), students);

            boolean same =
                    value(scheme, batch, "alignment-teachers")
                            == value(scheme, otherLocal, "alignment-teachers");

            assertThat(same).as("%s", view).isEqualTo(view == TeacherView.GLOBAL);
        }
    }

    @Test
    void masksDependOnTheEnginesRandomNumbersAlone() {
        XkdScheme scheme = XkdScheme.of(SmallScheme.xkd().config(), students);
        Batch batch = SmallScheme.batch(manager);
        manager.getEngine().setRandomSeed(5);
        float first = value(scheme, batch, "reconstruction-image");
        float second = value(scheme, batch, "reconstruction-image");
        manager.getEngine().setRandomSeed(5);

        assertThat(value(scheme, batch, "reconstruction-image")).isEqualTo(first);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void digitalSilenceAndOneColourGiveFiniteLossesAndGradients() {
        XkdScheme scheme = XkdScheme.of(SmallScheme.xkd().config(), students);
        Batch batch =
                SmallScheme.batch(manager)
                        .withInputs("image", "global", List.of(manager.ones(new Shape(4, 3, 8, 8))))
                        .withInputs(
                                "audio", "global", List.of(manager.zeros(new Shape(4, 1, 8, 4))))
                        .withInputs(
                                "audio", "local", List.of(manager.zeros(new Shape(4, 1, 4, 4))));

        assertThat(train(scheme, batch)).isFinite();
        students.students()
                .values()
                .forEach(
                        student ->
                                student.network()
                                        .state()
                                        .trainable()
                                        .forEach(
                                                weight ->
                                                        assertThat(
                                                                        weight.getArray()
                                                                                .getGradient()
                                                                                .sum()
                                                                                .getFloat())
                                                                .isFinite()));
    }

    @Test
    void gradientsDoNotDependOnMemoryThatJavaFrees() {
        XkdScheme scheme = XkdScheme.of(SmallScheme.xkd().config(), students);
        Batch batch = SmallScheme.batch(manager);
        List<NDArray> expected = gradients(scheme, batch, () -> {});

        List<NDArray> found = gradients(scheme, batch, XkdSchemeTest::overwriteFreedMemory);

        assertThat(found).isEqualTo(expected);
    }

    /** Of the students' weights. */
    private List<NDArray> gradients(XkdScheme scheme, Batch batch, Runnable beforeBackward) {
        manager.getEngine().setRandomSeed(9);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray loss = sum(scheme.losses(new SchemeStep(batch, MOMENT)));
            beforeBackward.run();
            collector.backward(loss);
        }
        List<NDArray> gradients = new ArrayList<>();
        students.students()
                .values()
                .forEach(
                        student ->
                                student.network()
                                        .state()
                                        .trainable()
                                        .forEach(
                                                weight -> {
                                                    NDArray gradient =
                                                            weight.getArray().getGradient();
                                                    gradients.add(gradient.duplicate());
                                                    gradient.subi(gradient);
                                                }));
        return gradients;
    }

    private static void overwriteFreedMemory() {
        try {
            for (int i = 0; i < 3; i++) {
                System.gc();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        List<ByteBuffer> memory = new ArrayList<>();
        for (int i = 0; i < 8000; i++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(16 * (1 + i % 4));
            while (buffer.hasRemaining()) {
                buffer.put((byte) 0x7f);
            }
            memory.add(buffer);
        }
        assertThat(memory).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Share.class)
    void leavesNoArraysBehindHoweverManyStepsItTakes(Share share) {
        XkdScheme scheme = XkdScheme.of(SmallScheme.xkd().withShare(share).config(), students);
        int before = manager.getManagedArrays().size();
        for (int i = 0; i < 50; i++) {
            try (NDManager step = manager.newSubManager()) {
                train(scheme, SmallScheme.batch(step));
                scheme.afterStep();
                scheme.afterUpdate(MOMENT);
            }
            assertThat(manager.getManagedArrays()).hasSize(before);
        }
    }

    private List<StudentLoss> losses(WeightsConfig weights, Batch batch) {
        return XkdScheme.of(SmallScheme.xkd().withWeights(weights).config(), students)
                .losses(new SchemeStep(batch, MOMENT));
    }

    private static List<String> names(List<StudentLoss> losses) {
        return losses.stream().map(StudentLoss::name).toList();
    }

    private static float value(XkdScheme scheme, Batch batch, String term) {
        return scheme.losses(new SchemeStep(batch, MOMENT)).stream()
                .filter(loss -> loss.name().equals(term))
                .findFirst()
                .orElseThrow()
                .value()
                .getFloat();
    }

    private float train(XkdScheme scheme, Batch batch) {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray loss = sum(scheme.losses(new SchemeStep(batch, MOMENT)));
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    private static NDArray sum(List<StudentLoss> losses) {
        return losses.stream().map(StudentLoss::value).reduce(NDArray::add).orElseThrow();
    }

    private Map<String, Parameter> network(String name) {
        return students.students().get(name).network().state().entries();
    }

    private static Map<String, Parameter> product(XkdScheme scheme, String name) {
        return scheme.products().get(name + "-teacher").network().state().entries();
    }

    private static Set<String> sharedNames(
            Map<String, Parameter> first, Map<String, Parameter> second) {
        return first.keySet().stream()
                .filter(name -> second.get(name) == first.get(name))
                .filter(name -> first.get(name) != null)
                .collect(Collectors.toSet());
    }
}
