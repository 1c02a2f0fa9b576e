package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * A small made-up step: what goes into the student, what the teacher says, the labels.
 *
 * @param tokens [B, K, D]: what a student's weight is multiplied with
 * @param logitScale what the student's logits are multiplied by
 * @param teacher the teacher's output
 * @param target [B, D]: what a filter might have made of it
 * @param batch the samples
 */
record ExampleStep(
        NDArray tokens, double logitScale, TeacherOutput teacher, NDArray target, Batch batch) {

    static final int BATCH = 6;
    static final int TOKENS = 4;
    static final Shape GRID = new Shape(2, 2);
    static final int WIDTH = 8;
    static final int CLASSES = 3;

    /** Maps are seldom as wide as the student's. */
    private static final int TEACHER_MAP_WIDTH = 5;

    private static final int[] CLASS_OF = {0, 1, 2, 0, 1, 0};

    /** The same example each time, its arrays in the manager. */
    static ExampleStep in(NDManager manager) {
        manager.getEngine().setRandomSeed(23);
        return new ExampleStep(
                manager.randomNormal(new Shape(BATCH, TOKENS, WIDTH)),
                1,
                new TeacherOutput(
                        manager.randomNormal(new Shape(BATCH, WIDTH)),
                        Optional.of(manager.randomNormal(new Shape(BATCH, CLASSES))),
                        Optional.of(
                                manager.randomNormal(new Shape(BATCH, TOKENS, TEACHER_MAP_WIDTH))),
                        List.of()),
                manager.randomNormal(new Shape(BATCH, WIDTH)),
                batch(manager));
    }

    /** What a component is told that is created for the example. */
    static DistillerContext context(NDManager manager) {
        manager.getEngine().setRandomSeed(29);
        return new DistillerContext(
                new FeatureMapShape(GRID, WIDTH),
                new TeacherShape(
                        WIDTH, true, Optional.of(new FeatureMapShape(GRID, TEACHER_MAP_WIDTH))),
                CLASSES,
                BATCH,
                manager);
    }

    /** A number for each parameter of a student that has only a few. */
    static NDArray studentWeight(NDManager manager) {
        manager.getEngine().setRandomSeed(31);
        return manager.randomNormal(new Shape(WIDTH, WIDTH)).mul(0.5);
    }

    /** A student of one weight [D, D]; its logits are the first of its embedding's columns. */
    StudentOutput student(NDArray weight) {
        NDArray map = tokens.matMul(weight);
        NDArray embedding = map.mean(new int[] {1});
        NDArray logits = embedding.get(":, :" + CLASSES).mul(Scalars.beside(embedding, logitScale));
        return new StudentOutput(map, embedding, logits);
    }

    /** What a filter might hand over. */
    Knowledge knowledge() {
        return knowledge(target);
    }

    /** The same with another target. */
    Knowledge knowledge(NDArray mixed) {
        return new Knowledge(
                teacher.embedding(), mixed, teacher.logits(), teacher.featureMap(), List.of());
    }

    /** The same samples in another order. */
    ExampleStep reversed() {
        return taking(IntStream.range(0, BATCH).map(i -> BATCH - 1 - i).toArray());
    }

    /** Some of the samples, in that order; of single labels. */
    ExampleStep taking(int... order) {
        NDArray rows = tokens.getManager().create(order);
        Targets.SingleLabel labels = (Targets.SingleLabel) batch.targets();
        return new ExampleStep(
                tokens.get(rows),
                logitScale,
                new TeacherOutput(
                        teacher.embedding().get(rows),
                        teacher.logits().map(logits -> logits.get(rows)),
                        teacher.featureMap().map(map -> map.get(rows)),
                        List.of()),
                target.get(rows),
                new Batch(
                        batch.subset(),
                        IntStream.of(order).mapToObj(batch.ids()::get).toList(),
                        IntStream.of(order).map(i -> batch.indices()[i]).toArray(),
                        Map.of(),
                        new Targets.SingleLabel(labels.classes().get(rows))));
    }

    /** The same samples, of other classes. */
    ExampleStep labelled(int... classes) {
        return labelled(new Targets.SingleLabel(classes(tokens.getManager(), classes)));
    }

    /** The same samples with none, one, several and all of the labels. */
    ExampleStep severallyLabelled() {
        float[] indicators = {1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1};
        NDManager manager = tokens.getManager();
        return labelled(
                new Targets.MultiLabel(manager.create(indicators, new Shape(BATCH, CLASSES))));
    }

    /** The same samples with other knowledge. */
    ExampleStep taught(TeacherOutput other, NDArray mixed) {
        return new ExampleStep(tokens, logitScale, other, mixed, batch);
    }

    private ExampleStep labelled(Targets targets) {
        Batch other =
                new Batch(batch.subset(), batch.ids(), batch.indices(), batch.inputs(), targets);
        return new ExampleStep(tokens, logitScale, teacher, target, other);
    }

    private static Batch batch(NDManager manager) {
        int[] indices = IntStream.range(0, BATCH).toArray();
        return new Batch(
                Subset.TRAIN,
                IntStream.of(indices).mapToObj(i -> "sample-" + i).toList(),
                indices,
                Map.of(),
                new Targets.SingleLabel(classes(manager, CLASS_OF)));
    }

    private static NDArray classes(NDManager manager, int... classes) {
        return manager.create(IntStream.of(classes).asLongStream().toArray());
    }
}
