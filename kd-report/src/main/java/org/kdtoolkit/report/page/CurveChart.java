package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.kdtoolkit.eval.statistics.Spread;

/** Curves over an axis: a line for the mean over seeds, a band for one deviation to both sides. */
final class CurveChart implements Drawing {

    private static final int TOP = 30;
    private static final int FOOT = 46;
    private static final int TITLE = 14;
    private static final int GAP = 8;
    private static final int LEAST_MARGIN = 14;
    private static final int TICKS = 5;

    /** How high the drawing is for its width, within these bounds. */
    private static final double RATIO = 0.42;

    private static final int LOWEST = 220;
    private static final int HIGHEST = 380;

    private final Palette palette;
    private final Axis axis;
    private final String quantity;
    private final Unit unit;
    private final List<Curve> curves;

    /**
     * A chart.
     *
     * @param quantity what stands at the vertical axis
     * @param curves at least one
     */
    CurveChart(Palette palette, Axis axis, String quantity, Unit unit, List<Curve> curves) {
        this.palette = palette;
        this.axis = axis;
        this.quantity = quantity;
        this.unit = unit;
        this.curves = List.copyOf(curves);
    }

    @Override
    public Svg draw(int width) {
        int height = (int) Math.max(LOWEST, Math.min(HIGHEST, RATIO * width));
        List<Double> places =
                curves.stream().flatMap(curve -> curve.places().keySet().stream()).toList();
        Scale y = vertical(height - FOOT);
        double left = Math.min(y.widest() + GAP, width / 2.0);
        // the first and the last name of the axis stay inside
        double margin =
                axis.ticks(axis.scale(places, left, width), places).stream()
                        .mapToDouble(tick -> TextWidth.of(tick.text()) / 2)
                        .reduce(LEAST_MARGIN, Math::max);
        Scale x = axis.scale(places, Math.max(left, margin), width - margin);

        Svg svg = new Svg(width, height, unit.name(quantity) + " by " + axis.name());
        frame(svg, x, axis.ticks(x, places), y, width);
        curves.forEach(curve -> draw(svg, curve, x, y));
        return svg;
    }

    private Scale vertical(int bottom) {
        List<Spread> spreads =
                curves.stream().flatMap(curve -> curve.places().values().stream()).toList();
        double least = spreads.stream().mapToDouble(Curve::low).min().orElse(0);
        double greatest = spreads.stream().mapToDouble(Curve::high).max().orElse(1);
        return Scale.round(least * unit.factor(), greatest * unit.factor(), TICKS, 0, bottom, TOP);
    }

    private void frame(Svg svg, Scale x, List<Axis.Tick> ticks, Scale y, int width) {
        double bottom = y.from();
        for (double tick : y.ticks()) {
            svg.line("grid", x.from(), y.at(tick), x.to(), y.at(tick));
            svg.text("", "end", x.from() - GAP, y.at(tick) + 4, Unit.tick(y, tick));
        }
        for (Axis.Tick tick : ticks) {
            svg.line("axis", tick.at(), bottom, tick.at(), bottom + 4);
            svg.text("", "middle", tick.at(), bottom + 19, tick.text());
        }
        svg.line("axis", x.from(), bottom, x.to(), bottom);
        svg.textWithin("", "middle", width / 2.0, bottom + 38, width, axis.title());
        svg.textWithin("", "start", 0, TITLE, width, unit.name(quantity));
    }

    private void draw(Svg svg, Curve curve, Scale x, Scale y) {
        String classes = palette.classes(curve.method());
        List<Map.Entry<Double, Spread>> places = new ArrayList<>(curve.places().entrySet());
        if (places.stream().anyMatch(place -> place.getValue().deviation().isPresent())) {
            String there = points(places, Curve::high, x, y);
            Collections.reverse(places);
            String back = points(places, Curve::low, x, y);
            Collections.reverse(places);
            svg.path("band " + classes, "M" + there + "L" + back + "Z");
        }
        if (places.size() > 1) {
            svg.path("curve " + classes, "M" + points(places, Spread::mean, x, y));
        }
        if (places.size() == 1 || axis.marked()) {
            places.forEach(place -> mark(svg, curve.method(), place, x, y));
        }
    }

    private void mark(Svg svg, String method, Map.Entry<Double, Spread> place, Scale x, Scale y) {
        double mean = place.getValue().mean() * unit.factor();
        svg.dot(palette.classes(method), x.at(axis.value(place.getKey())), y.at(mean), 4, method);
    }

    private String points(
            List<Map.Entry<Double, Spread>> places,
            ToDoubleFunction<Spread> value,
            Scale x,
            Scale y) {
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
