package org.kdtoolkit.datasets.synthetic;

import java.util.Locale;

/** How a figure moves. A single moment does not tell: only what changes from one to the next. */
enum Motion {
    /** It goes to and fro along a line. */
    SLIDING {
        @Override
        Pose pose(Trajectory course, double seconds) {
            return course.pose(seconds, 0);
        }
    },
    /** It grows and shrinks. */
    PULSING {
        @Override
        Pose pose(Trajectory course, double seconds) {
            return course.pose(0, seconds);
        }
    };

    /** Where the figure is at some time. */
    abstract Pose pose(Trajectory course, double seconds);

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
