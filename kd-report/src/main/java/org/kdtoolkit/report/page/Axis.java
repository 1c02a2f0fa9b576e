package org.kdtoolkit.report.page;

/**
 * The horizontal axis of curves.
 *
 * @param title what stands under it
 * @param name what a curve is drawn over, in one word
 * @param factor what places are multiplied by
 * @param marked whether the curves' points are marked, because there are few of them
 */
record Axis(String title, String name, double factor, boolean marked) {

    /** Epochs from 1. */
    static final Axis EPOCHS = new Axis("epoch", "epoch", 1, false);

    /** Rates of a corruption from 0 to 1. */
    static final Axis RATES =
            new Axis("training samples that are hit (%)", "rate of the corruption", 100, true);
}
