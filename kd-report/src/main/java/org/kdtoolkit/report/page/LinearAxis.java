package org.kdtoolkit.report.page;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * An axis of equal steps.
 *
 * @param factor what places are multiplied by
 */
record LinearAxis(String title, String name, double factor, boolean marked) implements Axis {

    /** What is to both sides of an only value, which stands in the middle. */
    private static final double HALF_A_STEP = 0.5;

    private static final int MOST_TICKS = 8;

    /** What lies between two names at least, in CSS pixels. */
    private static final double GAP = 12;

    @Override
    public double value(double place) {
        return place * factor;
    }

    @Override
    public Scale scale(Collection<Double> places, double from, double to) {
        double least = value(Collections.min(places));
        double greatest = value(Collections.max(places));
        double half = greatest > least ? 0 : HALF_A_STEP;
        int count = MOST_TICKS;
        Scale scale = Scale.exact(least - half, greatest + half, count, 1, from, to);
        // a narrow drawing has room for fewer names
        while (count > 1 && !isRoomy(scale)) {
            count--;
            scale = Scale.exact(least - half, greatest + half, count, 1, from, to);
        }
        return scale;
    }

    private static boolean isRoomy(Scale scale) {
        double apart = scale.step() / (scale.high() - scale.low()) * (scale.to() - scale.from());
        return apart >= scale.widest() + GAP;
    }

    @Override
    public List<Tick> ticks(Scale scale, Collection<Double> places) {
        return scale.ticks().stream()
                .map(tick -> new Tick(scale.at(tick), Unit.tick(scale, tick)))
                .toList();
    }
}
