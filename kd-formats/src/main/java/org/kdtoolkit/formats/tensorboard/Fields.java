package org.kdtoolkit.formats.tensorboard;

import java.time.Instant;

/** The fields of {@code event.proto} and {@code summary.proto} by their numbers. */
final class Fields {

    static final int FILE_VERSION = 3;
    static final int SUMMARY = 5;
    static final int SESSION_LOG = 7;

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final double MILLIS = 1e3;

    private Fields() {}

    /** An event that says nothing yet. A step of 0 is what readers suppose where there is none. */
    static Message event(Instant time, long step) {
        Message event = new Message().real(WALL_TIME, seconds(time));
        return step == 0 ? event : event.integer(STEP, step);
    }

    /** A {@code Summary.Value} that is a number. */
    static Message scalar(String name, double value) {
        return new Message().text(TAG, name).single(SIMPLE_VALUE, (float) value);
    }

    static double seconds(Instant time) {
        return time.toEpochMilli() / MILLIS;
    }
}
