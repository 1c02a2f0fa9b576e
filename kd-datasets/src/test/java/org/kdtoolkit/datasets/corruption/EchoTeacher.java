package org.kdtoolkit.datasets.corruption;

import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/** Says what it perceives of each batch. */
record EchoTeacher() implements Teacher {

    @Override
    public TeacherShape shape() {
        return TeacherShape.of(Crowd.WIDTH, false);
    }

    @Override
    public boolean needsInput() {
        return true;
    }

    @Override
    public TeacherOutput output(Batch batch, NDManager manager) {
        return TeacherOutput.of(batch.input(Crowd.SOUND).mul(manager.create(1f)));
    }
}
