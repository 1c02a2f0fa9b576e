package org.kdtoolkit.spark.driver;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the driver says to the process that started it: lines of its standard output, with tabs
 * between their parts. All else that is printed there is Spark's.
 */
public final class DriverSays {

    /** What each line begins with. */
    public static final String MARK = "kd-trial";

    /** What a line says; stands behind the mark. */
    public enum What {
        /** Number, place: a worker has begun a trial. */
        STARTED,
        /** Number, exit code, message: a trial's work has ended. */
        ENDED,
        /** Number, message: a trial was begun as often as Spark does, and broken off each time. */
        GIVEN_UP,
        /** Message: something that a user should know. */
        NOTICE,
        /** Message: there is no cluster to run anything. */
        NO_CLUSTER
    }

    private final PrintStream out;

    DriverSays(PrintStream out) {
        this.out = out;
    }

    void started(int number, String where) {
        say(What.STARTED, number, where);
    }

    void ended(int number, TrialOutcome outcome) {
        say(What.ENDED, number, outcome.code(), outcome.message());
    }

    void givenUp(int number, String message) {
        say(What.GIVEN_UP, number, message);
    }

    void notice(String message) {
        say(What.NOTICE, message);
    }

    void noCluster(String message) {
        say(What.NO_CLUSTER, message);
    }

    private synchronized void say(What what, Object... parts) {
        StringBuilder line = new StringBuilder(MARK).append('\t').append(what.name());
        for (Object part : parts) {
            line.append('\t').append(String.valueOf(part).replaceAll("\\s+", " "));
        }
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
