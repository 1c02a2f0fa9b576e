package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TorchLayers;

/**
 * A linear map from the teacher's width to the student's, put before a filter or objective that
 * compares the two. Part of the distiller, and trained with it.
 */
final class Projection implements Stateful {

    private final Linear linear;
    private final ParameterStore parameters;
    private final StateDict state;
    private final String note;

    Projection(int teacherWidth, int studentWidth, NDManager manager) {
        linear = TorchLayers.linear(teacherWidth, studentWidth);
        linear.initialize(manager, DataType.FLOAT32, new Shape(1, teacherWidth));
        parameters = new ParameterStore(manager, false);
        state = StateDict.builder().add("projection", linear).build();
        note =
                "the teacher's %d-d embeddings are projected to the student's width %d by a trained linear layer"
                        .formatted(teacherWidth, studentWidth);
    }

    TeacherOutput project(TeacherOutput teacher) {
        NDArray projected =
                linear.forward(parameters, new NDList(teacher.embedding()), true)
                        .singletonOrThrow();
        return teacher.withEmbedding(projected);
    }

    String note() {
        return note;
    }

    @Override
    public StateDict state() {
        return state;
    }
}
