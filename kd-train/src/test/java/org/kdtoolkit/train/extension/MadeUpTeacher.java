package org.kdtoolkit.train.extension;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * A teacher that makes all of a sample's number. Its feature map and the stage {@code last} have
 * the embedding as their mean, the stage {@code first} has not.
 *
 * @param hasLogits whether it gives class scores
 * @param bent what is added to the class scores that no linear layer makes
 * @param knows which samples it knows, by number
 * @param classifier what it says that its class scores are made by
 */
record MadeUpTeacher(
        boolean hasLogits, double bent, IntPredicate knows, Optional<LinearClassifier> classifier)
        implements Teacher {

    /** What makes its class scores. */
    static final LinearClassifier LAYER =
            new LinearClassifier(
                    HostTensor.of(new float[] {1, -2, 0.5f, 3}, 2, 2),
                    HostTensor.of(new float[] {-1, 0.25f}, 2));

    private static final FeatureMapShape MAP = new FeatureMapShape(new Shape(2), 2);

    MadeUpTeacher() {
        this(true, 0, number -> true, Optional.empty());
    }

    @Override
    public TeacherShape shape() {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        stages.put("first", MAP);
        stages.put("wide", new FeatureMapShape(new Shape(2), 3));
        stages.put("last", MAP);
        return TeacherShape.of(2, hasLogits).withFeatureMap(Optional.of(MAP)).withStages(stages);
    }

    @Override
    public TeacherOutput output(Batch batch, NDManager manager) {
        return output(batch, manager, Set.of());
    }

    @Override
    public TeacherOutput output(Batch batch, NDManager manager, Set<String> stages) {
        int size = batch.size();
        float[] embeddings = new float[2 * size];
        float[] logits = new float[2 * size];
        List<Integer> missing = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            int number = batch.indices()[row];
            if (!knows.test(number)) {
                missing.add(row);
                continue;
            }
            float[] embedding = {(float) Math.sin(number), (float) Math.cos(2.0 * number)};
            double[] exact = LAYER.logits(embedding);
            for (int i = 0; i < 2; i++) {
                embeddings[2 * row + i] = embedding[i];
                logits[2 * row + i] = (float) (exact[i] + bent * Math.cos(5.0 * number));
            }
        }
        NDArray embedding = manager.create(embeddings, new Shape(size, 2));
        NDArray around = manager.create(new float[] {1, 1, -1, -1}, new Shape(1, 2, 2));
        NDArray map = embedding.expandDims(1).add(around);
        Map<String, NDArray> asked = new LinkedHashMap<>();
        stages.forEach(name -> asked.put(name, name.equals("last") ? map : map.add(1)));
        TeacherOutput output =
                TeacherOutput.of(embedding)
                        .withFeatureMap(map)
                        .withStages(asked)
                        .withMissing(missing);
        return hasLogits ? output.withLogits(manager.create(logits, new Shape(size, 2))) : output;
    }

    @Override
    public boolean needsInput() {
        return false;
    }
}
