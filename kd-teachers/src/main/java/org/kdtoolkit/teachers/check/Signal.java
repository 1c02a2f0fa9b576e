package org.kdtoolkit.teachers.check;

/** Whether answers say something about labels, as far as so many samples can tell. */
enum Signal {
    /** More than chance would have it. */
    PRESENT,
    /** No more than chance, and less than the weakest teacher worth having would. */
    ABSENT,
    /** Too few samples, or something in between. */
    UNKNOWN
}
