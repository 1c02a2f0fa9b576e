package org.kdtoolkit.bench.teachers;

import java.util.function.UnaryOperator;
import org.kdtoolkit.teachers.check.TeacherAnswers;

/** What a teacher says of training samples and of validation samples. */
record Asked(TeacherAnswers training, TeacherAnswers validation) {

    /** The same change in both. */
    Asked both(UnaryOperator<TeacherAnswers> change) {
        return new Asked(change.apply(training), change.apply(validation));
    }

    /** A change of the training samples alone. */
    Asked inTraining(UnaryOperator<TeacherAnswers> change) {
        return new Asked(change.apply(training), validation);
    }
}
