package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/** A teacher that is shown what batches carry for it alone. */
final class SightedTeacher implements Teacher {

    private final Teacher teacher;
    private final TeacherSight sight;

    SightedTeacher(Teacher teacher, TeacherSight sight) {
        this.teacher = teacher;
        this.sight = sight;
    }

    @Override
    public TeacherShape shape() {
        return teacher.shape();
    }

    @Override
    public TeacherOutput output(Batch batch, NDManager manager) {
        return teacher.output(sight.in(batch), manager);
    }

    @Override
    public TeacherOutput output(Batch batch, NDManager manager, Set<String> stages) {
        return teacher.output(sight.in(batch), manager, stages);
    }

    @Override
    public boolean needsInput() {
        return teacher.needsInput();
    }

    @Override
    public boolean answersDrawnViews() {
        return teacher.answersDrawnViews();
    }

    @Override
    public boolean perceives() {
        return teacher.perceives();
    }

    @Override
    public Optional<LinearClassifier> classifier() {
        return teacher.classifier();
    }

    @Override
    public List<String> notes() {
        return teacher.notes();
    }

    @Override
    public void close() {
        teacher.close();
    }
}
