package org.kdtoolkit.xkd;

/** What the teachers see. */
public enum TeacherView {
    /** The first local view, as in the published code. */
    LOCAL,
    /** The global view. */
    GLOBAL
}
