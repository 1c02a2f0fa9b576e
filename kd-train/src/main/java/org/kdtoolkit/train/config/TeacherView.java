package org.kdtoolkit.train.config;

/** Which view of a training sample a teacher sees. */
public enum TeacherView {
    /** The first of its fixed views, in each epoch. */
    FIRST,
    /** The one that is drawn for the student. */
    SAME,
    /** One that is drawn for this teacher. */
    OWN;

    /** Whether it is another one in each epoch. */
    public boolean isDrawn() {
        return this != FIRST;
    }
}
