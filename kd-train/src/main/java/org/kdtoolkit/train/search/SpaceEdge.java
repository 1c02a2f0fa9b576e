package org.kdtoolkit.train.search;

import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.train.config.Space;

/** Tells whether better values may lie outside of what was searched. */
public final class SpaceEdge {

    /** Of a range, so much at each end counts as its edge. */
    private static final double SHARE = 0.05;

    /** Of so many numbers, the first and the last are all there is. */
    private static final int FEW = 2;

    private SpaceEdge() {}

    /** Whether a value lies at an end of its space. Texts have no order, and so no end. */
    public static boolean has(Space space, PointValue value) {
        if (value.number().isEmpty()) {
            return false;
        }
        double number = value.number().getAsDouble();
        if (space instanceof Space.Choice choice) {
            double[] numbers =
                    choice.values().stream()
                            .filter(one -> one.isNumber())
                            .mapToDouble(one -> one.asDouble())
                            .sorted()
                            .toArray();
            return numbers.length == choice.values().size()
                    && numbers.length > FEW
                    && (number <= numbers[0] || number >= numbers[numbers.length - 1]);
        }
        if (space.size().isPresent() && space.size().getAsLong() <= FEW) {
            return false;
        }
        return number <= end(space, SHARE) || number >= end(space, 1 - SHARE);
    }

    private static double end(Space space, double place) {
        return space.at(place).asDouble();
    }
}
