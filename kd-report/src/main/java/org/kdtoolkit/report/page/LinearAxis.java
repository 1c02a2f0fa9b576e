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

    @Override
    public double value(double place) {
        return place * factor;
    }

    @Override
    public Scale scale(Collection<Double> places, double from, double to) {
        double least = value(Collections.min(places));
        double greatest = value(Collections.max(places));
        return greatest > least
                ? Scale.exact(least, greatest, 8, 1, from, to)
                : Scale.exact(least - HALF_A_STEP, least + HALF_A_STEP, 8, 1, from, to);
    }

    @Override
    public List<Tick> ticks(Scale scale, Collection<Double> places) {
        return scale.ticks().stream()
                .map(tick -> new Tick(scale.at(tick), Unit.tick(scale, tick)))
                .toList();
    }
}
