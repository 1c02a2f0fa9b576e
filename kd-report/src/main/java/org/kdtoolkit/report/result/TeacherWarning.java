package org.kdtoolkit.report.result;

/**
 * The note that a teacher looks broken. It makes all figures of methods with that teacher doubtful,
 * so reports show it at their head; of folders that were written earlier, too.
 */
public final class TeacherWarning {

    private static final String LOOKS_WRONG = " looks wrong: ";
    private static final String TEACHER = "the teacher";

    private TeacherWarning() {}

    /**
     * The note of the only teacher.
     *
     * @param doubt what looks wrong
     */
    public static String ofOnly(String doubt) {
        return TEACHER + LOOKS_WRONG + doubt;
    }

    /**
     * The note of one among several teachers.
     *
     * @param name the teacher's name
     * @param doubt what looks wrong
     */
    public static String of(String name, String doubt) {
        return TEACHER + " '" + name + "'" + LOOKS_WRONG + doubt;
    }

    /** Whether a note is one of these; it may name the methods that it concerns before it. */
    public static boolean isIn(String note) {
        int doubt = note.indexOf(LOOKS_WRONG);
        return doubt >= 0 && note.substring(0, doubt).contains(TEACHER);
    }
}
