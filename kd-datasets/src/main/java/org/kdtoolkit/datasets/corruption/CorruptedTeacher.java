package org.kdtoolkit.datasets.corruption;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/** A teacher with another behind it, which it corrupts in some training samples. */
abstract class CorruptedTeacher implements Teacher {

    private final Teacher teacher;
    private final CorruptedSamples hit;

    CorruptedTeacher(Teacher teacher, CorruptedSamples hit) {
        this.teacher = teacher;
        this.hit = hit;
    }

    @Override
    public final TeacherOutput output(Batch batch, NDManager manager) {
        return output(batch, manager, Set.of());
    }

    @Override
    public final TeacherOutput output(Batch batch, NDManager manager, Set<String> stages) {
        Set<Integer> rows = hit.rows(batch);
        Question question = (of, owner) -> teacher.output(of, owner, stages);
        return rows.isEmpty()
                ? question.ask(batch, manager)
                : corrupted(question, batch, rows, manager);
    }

    /** What the teacher is asked of samples: its output with the stages that are wanted. */
    @FunctionalInterface
    interface Question {

        /** Asks about a batch; the manager owns the answer. */
        TeacherOutput ask(Batch batch, NDManager manager);
    }

    /**
     * What the teacher says of a batch in which samples are hit.
     *
     * @param question asks the teacher
     * @param rows theirs, at least one
     */
    abstract TeacherOutput corrupted(
            Question question, Batch batch, Set<Integer> rows, NDManager manager);

    /** What reports must say of the corruption, if any sample is hit. */
    Stream<String> corruptionNotes() {
        return Stream.empty();
    }

    @Override
    public final List<String> notes() {
        boolean anyHit = hit.indices().findAny().isPresent();
        return Stream.concat(teacher.notes().stream(), anyHit ? corruptionNotes() : Stream.empty())
                .toList();
    }

    @Override
    public final TeacherShape shape() {
        return teacher.shape();
    }

    @Override
    public final boolean needsInput() {
        return teacher.needsInput();
    }

    @Override
    public final boolean answersDrawnViews() {
        return teacher.answersDrawnViews();
    }

    /** Whether the teacher will look at what a batch carries of its modality. */
    final boolean looksAt(Batch batch, String modality) {
        return teacher.needsInput()
                || (teacher.answersDrawnViews() && batch.inputs().containsKey(modality));
    }

    @Override
    public final Optional<LinearClassifier> classifier() {
        return teacher.classifier();
    }

    @Override
    public final boolean perceives() {
        return teacher.perceives();
    }

    @Override
    public final void close() {
        teacher.close();
    }
}
