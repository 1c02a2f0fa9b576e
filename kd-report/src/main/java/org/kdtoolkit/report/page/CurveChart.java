package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.kdtoolkit.eval.statistics.Spread;

/** Curves over an axis: a line for the mean over seeds, a band for one deviation to both sides. */
final class CurveChart {

    private static final int LEFT = 58;
    private static final int TITLE = 30;
    private static final int DIGIT = 7;
    private static final int RIGHT = 14;
    private static final int TOP = 10;
    private static final int FOOT = 46;

    private final int width;
    private final int height;
    private final Palette palette;
    private final Axis axis;

    /** A chart of a size in the drawing's units. */
    CurveChart(int width, int height, Palette palette, Axis axis) {
        this.axis = axis;
        this.width = width;
        this.height = height;
        this.palette = palette;
    }

    /**
     * Draws curves.
     *
     * @param quantity what stands at the vertical axis
     * @param curves at least one
     */
    String render(String quantity, Unit unit, List<Curve> curves) {
        List<Spread> spreads =
                curves.stream().flatMap(curve -> curve.places().values().stream()).toList();
        double least = spreads.stream().mapToDouble(Curve::low).min().orElse(0);
        double greatest = spreads.stream().mapToDouble(Curve::high).max().orElse(1);
        List<Double> places =
                curves.stream().flatMap(curve -> curve.places().keySet().stream()).toList();
        Scale y =
                Scale.round(
                        least * unit.factor(), greatest * unit.factor(), 5, 0, height - FOOT, TOP);
        int left = left(y);
        Scale x = axis.scale(places, left, width - RIGHT);

        Svg svg = new Svg(width, height, unit.name(quantity) + " by " + axis.name());
        frame(svg, left, axis.ticks(x, places), y, unit.name(quantity));
        curves.forEach(curve -> draw(svg, curve, x, y, unit));
        return svg.render();
    }

    /** Where the vertical axis stands: its longest label must not touch its title. */
    private static int left(Scale y) {
        int longest = y.ticks().stream().mapToInt(t -> Unit.tick(y, t).length()).max().orElse(0);
        return Math.max(LEFT, TITLE + DIGIT * longest);
    }

    private void frame(Svg svg, int left, List<Axis.Tick> ticks, Scale y, String quantity) {
        int bottom = height - FOOT;
        for (double tick : y.ticks()) {
            svg.line("grid", left, y.at(tick), width - RIGHT, y.at(tick));
            svg.text("", "end", left - 8, y.at(tick) + 4, Unit.tick(y, tick));
        }
        for (Axis.Tick tick : ticks) {
            svg.line("axis", tick.at(), bottom, tick.at(), bottom + 4);
            svg.text("", "middle", tick.at(), bottom + 19, tick.text());
        }
        svg.line("axis", left, bottom, width - RIGHT, bottom);
        svg.text("", "middle", (left + width - RIGHT) / 2.0, bottom + 38, axis.title());
        svg.upwards(14, (TOP + bottom) / 2.0, quantity);
    }

    private void draw(Svg svg, Curve curve, Scale x, Scale y, Unit unit) {
        List<Map.Entry<Double, Spread>> places = new ArrayList<>(curve.places().entrySet());
        svg.open(palette.classes(curve.method()));
        if (places.stream().anyMatch(place -> place.getValue().deviation().isPresent())) {
            String there = points(places, Curve::high, x, y, unit);
            Collections.reverse(places);
            String back = points(places, Curve::low, x, y, unit);
            Collections.reverse(places);
            svg.path("band", "M" + there + "L" + back + "Z");
        }
        if (places.size() > 1) {
            svg.path("curve", "M" + points(places, Spread::mean, x, y, unit));
        }
        if (places.size() == 1 || axis.marked()) {
            places.forEach(place -> mark(svg, curve.method(), place, x, y, unit));
        }
        svg.close();
    }

    private void mark(
            Svg svg, String method, Map.Entry<Double, Spread> place, Scale x, Scale y, Unit unit) {
        double mean = place.getValue().mean() * unit.factor();
        svg.dot("", x.at(axis.value(place.getKey())), y.at(mean), 4, method);
    }

    private String points(
            List<Map.Entry<Double, Spread>> places,
            ToDoubleFunction<Spread> value,
            Scale x,
            Scale y,
            Unit unit) {
        return places.stream()
                .map(
                        place ->
                                Svg.point(
                                        x.at(axis.value(place.getKey())),
                                        y.at(
                                                value.applyAsDouble(place.getValue())
                                                        * unit.factor())))
                .collect(Collectors.joining("L"));
    }
}
