package org.kdtoolkit.train.config;

import java.util.List;
import java.util.Optional;

/**
 * The teacher that a task compares students with. With several, none is meant by default: figures
 * that look alike would be of different teachers.
 *
 * @param task the task's name
 * @param known the teachers' names
 */
record ComparedTeacher(String task, List<String> known) {

    /** What is wrong with a name, or with none. */
    Optional<String> objection(Optional<String> name) {
        if (known.isEmpty()) {
            return Optional.of(
                    "the task '%s' compares students with a teacher, but there is none; add 'teacher:', or leave the task out"
                            .formatted(task));
        }
        if (name.isEmpty() && known.size() > 1) {
            return Optional.of(
                    "the task '%s' compares students with one teacher, but there are several; name one with 'teacher' (known: %s)"
                            .formatted(task, String.join(", ", known)));
        }
        return name.flatMap(new TeacherNames(known)::objection);
    }

    /** Whom a task means that nothing is wrong with. */
    String meant(Optional<String> name) {
        return name.orElseGet(() -> known.get(0));
    }
}
