package org.kdtoolkit.report.page;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedList;
import java.util.List;
import java.util.TreeSet;
import org.kdtoolkit.report.leaderboard.LabelCurve;
import org.kdtoolkit.report.result.PointValue;

/** An axis of equal ratios, on which the places themselves are named. */
record LogarithmicAxis(String title, String name) implements Axis {

    /** The axis leads on by so much at both ends. */
    private static final double MARGIN = 0.03;

    @Override
    public boolean marked() {
        return true;
    }

    @Override
    public double value(double place) {
        return Math.log10(place);
    }

    @Override
    public Scale scale(Collection<Double> places, double from, double to) {
        double least = value(Collections.min(places));
        double greatest = value(Collections.max(places));
        double margin = Math.max(MARGIN * (greatest - least), MARGIN);
        return Scale.exact(least - margin, greatest + margin, 8, 0, from, to);
    }

    @Override
    public List<Tick> ticks(Scale scale, Collection<Double> places) {
        LinkedList<Tick> ticks = new LinkedList<>();
        for (double place : new TreeSet<>(places).descendingSet()) {
            Tick tick = new Tick(scale.at(value(place)), name(place));
            if (ticks.isEmpty() || ticks.getFirst().isApartFrom(tick)) {
                ticks.addFirst(tick);
            }
        }
        return ticks;
    }

    /** Whole numbers as people group them, others as short as they can be. */
    private static String name(double place) {
        return place == Math.rint(place)
                ? LabelCurve.budget(Math.round(place))
                : PointValue.of(place).text();
    }
}
