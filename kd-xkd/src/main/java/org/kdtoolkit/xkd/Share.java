package org.kdtoolkit.xkd;

/** Whose blocks are shared by the two modalities. */
public enum Share {
    /** Nobody's: XKD. */
    NONE,
    /** The students': the modality-agnostic students of XKD-MAS. */
    STUDENTS,
    /** The students' and the teachers': XKD-MATS. */
    ALL
}
