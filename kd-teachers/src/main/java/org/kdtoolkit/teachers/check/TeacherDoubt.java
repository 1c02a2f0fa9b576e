package org.kdtoolkit.teachers.check;

/**
 * A reason not to trust a teacher.
 *
 * @param kind what may be wrong
 * @param finding what was found, with its figures; begins with the subset
 * @param advice what to look at
 */
public record TeacherDoubt(DoubtKind kind, String finding, String advice) {

    /** The doubt as one sentence. */
    public String text() {
        return finding + "; " + advice;
    }
}
