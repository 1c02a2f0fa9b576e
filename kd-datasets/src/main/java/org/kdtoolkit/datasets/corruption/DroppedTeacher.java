package org.kdtoolkit.datasets.corruption;

import ai.djl.ndarray.NDManager;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;

/** A teacher that knows nothing about some training samples. */
final class DroppedTeacher extends CorruptedTeacher {

    private final WithheldOutput silence = new WithheldOutput();

    DroppedTeacher(Teacher teacher, CorruptedSamples hit) {
        super(teacher, hit);
    }

    @Override
    TeacherOutput corrupted(Question question, Batch batch, Set<Integer> rows, NDManager manager) {
        return silence.of(question.ask(batch, manager), rows, manager);
    }

    @Override
    Stream<String> corruptionNotes() {
        return Stream.of(
                "the teacher knows nothing about the training samples that the corruption hits;"
                        + " such samples train by their labels alone");
    }
}
