package org.kdtoolkit.datasets.synthetic;

import java.util.random.RandomGenerator;

/**
 * The two ways in which a figure can move during a clip. Each goes on or stands still at some place
 * on its way, so that a picture looks the same whichever it is.
 *
 * @param centreX the middle of its line, in shares of the picture's width
 * @param centreY the same, of its height
 * @param heading the direction of its line, in radians
 * @param radius its mean radius, in shares of the picture's width
 * @param turn how it is turned, in radians
 * @param swings how often a second it goes to and fro, or grows and shrinks
 * @param place where on its line it begins, in radians of its swing
 * @param growth how large it begins, in radians of its swing
 * @param size height and width of the picture in pixels
 */
record Trajectory(
        double centreX,
        double centreY,
        double heading,
        double radius,
        double turn,
        double swings,
        double place,
        double growth,
        int size) {

    /** An eighth of a full turn, to either side. */
    private static final double MOST_TURN = Math.PI / 4;

    private static final double FULL_TURN = 2 * Math.PI;

    /** How far it goes from the middle of its line, in shares of the picture's width. */
    private static final double REACH = 0.22;

    /** By how much of its mean radius it grows and shrinks. */
    private static final double STRETCH = 0.4;

    static Trajectory draw(int size, RandomGenerator random) {
        return new Trajectory(
                random.nextDouble(0.42, 0.58),
                random.nextDouble(0.42, 0.58),
                random.nextDouble(FULL_TURN),
                random.nextDouble(0.18, 0.25),
                random.nextDouble(-MOST_TURN, MOST_TURN),
                random.nextDouble(0.8, 1.25),
                random.nextDouble(FULL_TURN),
                random.nextDouble(FULL_TURN),
                size);
    }

    /**
     * The figure after it has moved on.
     *
     * @param sliding for how many seconds along its line
     * @param pulsing for how many seconds in size
     */
    Pose pose(double sliding, double pulsing) {
        double along = REACH * Math.sin(place + FULL_TURN * swings * sliding);
        double stretch = 1 + STRETCH * Math.sin(growth + FULL_TURN * swings * pulsing);
        return Pose.of(
                size * (centreX + along * Math.cos(heading)),
                size * (centreY + along * Math.sin(heading)),
                size * radius * stretch,
                turn);
    }
}
