package org.kdtoolkit.testkit.fuzz;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a parser is tried.
 *
 * <p>By default with as many inputs as take a few seconds, the same ones each time. The system
 * property {@code kd.fuzz.minutes} asks for that many minutes instead, with other inputs each time;
 * {@code kd.fuzz.seed} brings back those of a run that found something.
 *
 * @param inputs how many, unless {@code time} is set
 * @param time how long; zero if {@code inputs} count
 * @param seed where the random numbers begin
 */
record FuzzBudget(int inputs, Duration time, long seed) {

    private static final int INPUTS = 4000;
    private static final double SECONDS = 60;

    static FuzzBudget ofProperties() {
        double minutes = Double.parseDouble(property("kd.fuzz.minutes", "0"));
        String anew = minutes > 0 ? Long.toString(Instant.now().toEpochMilli()) : "1";
        return new FuzzBudget(
                Integer.parseInt(property("kd.fuzz.inputs", Integer.toString(INPUTS))),
                Duration.ofMillis(Math.round(minutes * SECONDS * 1000)),
                Long.parseLong(property("kd.fuzz.seed", anew)));
    }

    /** Whether this is over. */
    boolean isSpent(long tried, Duration taken) {
        return time.isZero() ? tried >= inputs : taken.compareTo(time) >= 0;
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isEmpty() ? otherwise : value;
    }
}
