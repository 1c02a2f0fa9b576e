package org.kdtoolkit.report.page;

/** The frame of a small square chart of shares from 0 to 100 percent on both axes. */
final class Square {

    private static final int SIDE = 260;
    private static final int LEFT = 40;
    private static final int TOP = 34;
    private static final int TITLE = 14;
    private static final int FOOT = 44;
    private static final int MARGIN = 16;
    private static final int[] TICKS = {0, 25, 50, 75, 100};

    private final Svg svg;

    /**
     * Draws the frame.
     *
     * @param label what it shows
     * @param across what stands under the horizontal axis
     * @param upwards what stands beside the vertical one
     */
    Square(String label, String across, String upwards) {
        int bottom = SIDE - FOOT;
        svg = new Svg(SIDE, SIDE, label);
        for (int tick : TICKS) {
            double share = tick / 100.0;
            svg.line("grid", LEFT, y(share), SIDE - MARGIN, y(share));
            svg.text("", "end", LEFT - 6, y(share) + 4, String.valueOf(tick));
            svg.line("axis", x(share), bottom, x(share), bottom + 4);
            svg.text("", "middle", x(share), bottom + 17, String.valueOf(tick));
        }
        svg.line("axis", LEFT, bottom, SIDE - MARGIN, bottom);
        svg.textWithin("", "middle", (LEFT + SIDE - MARGIN) / 2.0, SIDE - 8, SIDE - LEFT, across);
        svg.textWithin("", "start", 0, TITLE, SIDE, upwards);
    }

    /** What is drawn on. */
    Svg svg() {
        return svg;
    }

    /** The place of a share from 0 to 1. */
    double x(double share) {
        return LEFT + share * (SIDE - MARGIN - LEFT);
    }

    /** The height of a share from 0 to 1. */
    double y(double share) {
        return SIDE - FOOT - share * (SIDE - FOOT - TOP);
    }
}
