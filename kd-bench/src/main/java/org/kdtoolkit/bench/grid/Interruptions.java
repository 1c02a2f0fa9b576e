package org.kdtoolkit.bench.grid;

/**
 * How often trials are broken off, and what that costs.
 *
 * @param share of the attempts that end before their trial does, from 0 to less than 1
 * @param epochs of a trial: the one under way is lost
 * @param delay until a trial that was broken off may begin again, in seconds
 */
public record Interruptions(double share, int epochs, double delay) {

    /** Nothing is ever broken off. */
    public static final Interruptions NONE = new Interruptions(0, 1, 0);
}
