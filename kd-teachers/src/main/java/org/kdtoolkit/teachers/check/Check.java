package org.kdtoolkit.teachers.check;

import java.util.Optional;

/** Looks for one kind of fault, or for several that exclude each other. */
interface Check {

    /** What it finds on a subset. */
    Optional<TeacherDoubt> on(Evidence evidence);
}
