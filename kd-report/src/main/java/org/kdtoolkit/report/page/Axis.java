package org.kdtoolkit.report.page;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** The horizontal axis of curves. */
interface Axis {

    /** Epochs from 1. */
    Axis EPOCHS = new LinearAxis("epoch", "epoch", 1, false);

    /** Rates of a corruption from 0 to 1. */
    Axis RATES = new LinearAxis("training samples hit (%)", "rate of the corruption", 100, true);

    /** Numbers of labels. */
    Axis LABELS = new LogarithmicAxis("labelled samples (log scale)", "number of labels");

    /** The least ratio of the largest to the smallest value that equal ratios are drawn for. */
    double GEOMETRIC = 8;

    /**
     * The values of a key: by equal ratios where they are all above 0 and span a wide range, else
     * by equal steps.
     *
     * @param places the values; at least one
     */
    static Axis ofKey(String key, Collection<Double> places) {
        double least = Collections.min(places);
        return least > 0 && Collections.max(places) / least >= GEOMETRIC
                ? new LogarithmicAxis(key + " (log scale)", key)
                : new LinearAxis(key, key, 1, true);
    }

    /** What stands under it. */
    String title();

    /** What a curve is drawn over, in few words. */
    String name();

    /** Whether the curves' points are marked, because there are few of them. */
    boolean marked();

    /** The value of a place on the scale. */
    double value(double place);

    /**
     * The scale of its values.
     *
     * @param places all places that are drawn; at least one
     * @param from where the axis begins in the drawing
     * @param to where it ends
     */
    Scale scale(Collection<Double> places, double from, double to);

    /**
     * Where values are named; the names do not touch each other.
     *
     * @param places all places that are drawn
     */
    List<Tick> ticks(Scale scale, Collection<Double> places);

    /**
     * A named value.
     *
     * @param at its place in the drawing
     * @param text its name
     */
    record Tick(double at, String text) {

        /** What lies between two names at least. */
        private static final double GAP = 12;

        /** Whether the names of two ticks lie apart. */
        boolean isApartFrom(Tick other) {
            double half = (TextWidth.of(text) + TextWidth.of(other.text)) / 2;
            return Math.abs(at - other.at) >= half + GAP;
        }
    }
}
