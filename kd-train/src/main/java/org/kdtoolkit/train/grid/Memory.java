package org.kdtoolkit.train.grid;

import java.util.OptionalLong;

/** What is known of memory. */
interface Memory {

    /** The most that a process has held at once, in bytes. */
    OptionalLong peak(long pid);

    /** What is free for new processes, in bytes. */
    OptionalLong free();
}
