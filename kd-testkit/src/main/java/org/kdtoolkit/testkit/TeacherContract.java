package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/** What every {@link Teacher} keeps to. */
public abstract class TeacherContract {

    private NDManager manager;
    private Teacher teacher;

    /**
     * Opens the teacher under test.
     *
     * @param owner owns its arrays
     */
    protected abstract Teacher open(NDManager owner);

    /**
     * Samples that the teacher is asked about, with its modality if it needs input; one that it
     * knows nothing about may be among them.
     *
     * @param owner owns the batch's arrays
     */
    protected abstract Batch batch(NDManager owner);

    @BeforeEach
    final void openTeacher() {
        manager = NDManager.newBaseManager();
        teacher = open(manager);
    }

    @AfterEach
    final void closeTeacher() {
        teacher.close();
        manager.close();
    }

    @Test
    void givesWhatItAnnounces() {
        Batch batch = batch(manager);
        TeacherShape shape = teacher.shape();
        TeacherOutput output = teacher.output(batch, manager, shape.stages().keySet());
        long size = batch.size();
        assertThat(output.embedding().getShape()).isEqualTo(new Shape(size, shape.width()));
        assertThat(output.logits().isPresent()).isEqualTo(shape.logits());
        output.logits().ifPresent(logits -> assertThat(logits.getShape().get(0)).isEqualTo(size));
        assertThat(output.featureMap().map(NDArray::getShape))
                .isEqualTo(shape.featureMap().map(layout -> shape(size, layout)));
        assertThat(output.stages().keySet()).isEqualTo(shape.stages().keySet());
        shape.stages()
                .forEach(
                        (name, layout) ->
                                assertThat(output.stage(name).getShape())
                                        .as(name)
                                        .isEqualTo(shape(size, layout)));
    }

    @Test
    void givesTheStagesThatItIsAskedForAndNoOthers() {
        Batch batch = batch(manager);
        assertThat(teacher.output(batch, manager).stages()).isEmpty();
        for (String stage : teacher.shape().stages().keySet()) {
            assertThat(teacher.output(batch, manager, Set.of(stage)).stages())
                    .containsOnlyKeys(stage);
        }
    }

    @Test
    void refusesAStageThatItDoesNotHave() {
        Batch batch = batch(manager);
        assertThatThrownBy(() -> teacher.output(batch, manager, Set.of("no such stage")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'no such stage'")
                .hasMessageContaining(String.join(", ", teacher.shape().stages().keySet()));
    }

    @Test
    void saysTheSameWheneverItIsAsked() {
        Batch batch = batch(manager);
        Set<String> stages = teacher.shape().stages().keySet();
        List<NDArray> first = arrays(teacher.output(batch, manager, stages));
        List<NDArray> second = arrays(teacher.output(batch, manager, stages));
        assertThat(second).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).toFloatArray()).isEqualTo(first.get(i).toFloatArray());
        }
    }

    @Test
    void holdsZerosWhereItKnowsNothing() {
        Set<String> stages = teacher.shape().stages().keySet();
        TeacherOutput output = teacher.output(batch(manager), manager, stages);
        for (int row : output.missing()) {
            assertThat(arrays(output))
                    .allSatisfy(a -> assertThat(a.get(row).toFloatArray()).containsOnly(0));
        }
    }

    @Test
    void givesConstantsThatBelongToTheManagerOfTheStep() {
        try (NDManager step = manager.newSubManager()) {
            Set<String> stages = teacher.shape().stages().keySet();
            assertThat(arrays(teacher.output(batch(step), step, stages)))
                    .allSatisfy(
                            array -> {
                                assertThat(array.getManager()).isSameAs(step);
                                assertThat(array.hasGradient()).isFalse();
                            });
        }
    }

    @Test
    void leavesNoArraysBehind() {
        int before = manager.getManagedArrays().size();
        try (NDManager step = manager.newSubManager()) {
            teacher.output(batch(step), step, teacher.shape().stages().keySet());
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    private static Shape shape(long size, FeatureMapShape layout) {
        return new Shape(size, layout.tokens(), layout.width());
    }

    private static List<NDArray> arrays(TeacherOutput output) {
        List<NDArray> arrays = new ArrayList<>();
        arrays.add(output.embedding());
        output.logits().ifPresent(arrays::add);
        output.featureMap().ifPresent(arrays::add);
        arrays.addAll(output.stages().values());
        return arrays;
    }
}
