package org.kdtoolkit.baselines.stage;

import java.util.Optional;
import org.kdtoolkit.api.config.Alone;
import org.kdtoolkit.api.config.Doc;

/** The names of two stages that are compared with each other. */
public record StagePair(
        @Alone @Doc("the student's stage") String student,
        @Doc("the teacher's stage; by default the one of the same name") Optional<String> teacher) {

    /** A stage of the student, and one of the teacher. */
    public static StagePair of(String student, String teacher) {
        return new StagePair(student, Optional.of(teacher));
    }

    /** The name of the teacher's stage. */
    public String teacherStage() {
        return teacher.orElse(student);
    }
}
