package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.report.leaderboard.Column;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.TrialResult;

/**
 * What methods reach by what they cost: seconds, and the student's parameters where they differ.
 */
final class CostCharts {

    private static final int HEIGHT = 280;
    private static final int TOP = 30;
    private static final int TITLE = 14;
    private static final int FOOT = 46;
    private static final int GAP = 8;
    private static final int DOT = 6;

    /** A mark of a method. */
    private record Place(String method, double cost, double value, int seeds) {}

    private final Benchmark benchmark;
    private final Palette palette;
    private final Column primary;
    private final Unit unit;

    CostCharts(Benchmark benchmark, Palette palette) {
        this.benchmark = benchmark;
        this.palette = palette;
        this.primary = Column.of(benchmark.plan().primary(), benchmark.plan().declarations());
        this.unit = Unit.of(primary);
    }

    /** Nothing where there are no two methods to compare. */
    Section render() {
        List<Place> seconds = places(trial -> trial.cost().seconds());
        if (seconds.size() < 2) {
            return Section.NONE;
        }
        List<Place> parameters = places(trial -> trial.cost().parameters());
        boolean differ = parameters.stream().mapToDouble(Place::cost).distinct().count() > 1;
        String what = primary.key() + " by ";
        List<Html> figures = new ArrayList<>();
        figures.add(
                Figure.panel(
                        width -> chart(seconds, "seconds of a trial", width),
                        what + "seconds of a trial"));
        if (differ) {
            figures.add(
                    Figure.panel(
                            width -> chart(parameters, "parameters of the student", width),
                            what + "parameters of the student"));
        }
        return Section.of(
                "Accuracy against cost",
                Html.hint(hint(differ, parameters.get(0).cost())),
                palette.legend(seconds.stream().map(Place::method).toList()),
                Figure.panels(figures));
    }

    private String hint(boolean differ, double parameters) {
        return "A dot is a method’s mean over its seeds: %s against the seconds of a trial%s"
                .formatted(
                        primary.key(),
                        differ
                                ? " and the student’s parameters."
                                : "; all students have %s parameters, so these are not drawn."
                                        .formatted(
                                                String.format(Locale.ROOT, "%,.0f", parameters)));
    }

    private List<Place> places(ToDoubleFunction<TrialResult.Done> cost) {
        return benchmark.plan().methods().stream()
                .map(method -> of(method))
                .filter(done -> !done.isEmpty())
                .map(
                        done ->
                                new Place(
                                        done.get(0).method(),
                                        done.stream().mapToDouble(cost).average().orElseThrow(),
                                        new Spread(done.stream().map(this::value).toList()).mean(),
                                        done.size()))
                .toList();
    }

    private List<TrialResult.Done> of(String method) {
        return benchmark.done().stream()
                .filter(trial -> trial.method().equals(method))
                .filter(trial -> Double.isFinite(value(trial)))
                .toList();
    }

    private double value(TrialResult.Done trial) {
        return trial.metrics().getOrDefault(primary.key(), Double.NaN);
    }

    private Svg chart(List<Place> places, String axis, int width) {
        double factor = unit.factor();
        int bottom = HEIGHT - FOOT;
        Scale y =
                Scale.round(
                        places.stream().mapToDouble(Place::value).min().orElse(0) * factor,
                        places.stream().mapToDouble(Place::value).max().orElse(1) * factor,
                        5,
                        0,
                        bottom - DOT,
                        TOP + DOT);
        Scale x = across(places, y.widest() + GAP, width);
        Svg svg = new Svg(width, HEIGHT, primary.key() + " by " + axis);
        for (double tick : y.ticks()) {
            svg.line("grid", x.from(), y.at(tick), x.to(), y.at(tick));
            svg.text("", "end", x.from() - GAP, y.at(tick) + 4, Unit.tick(y, tick));
        }
        for (double tick : x.ticks()) {
            svg.line("axis", x.at(tick), bottom, x.at(tick), bottom + 4);
            svg.text("", "middle", x.at(tick), bottom + 19, Unit.tick(x, tick));
        }
        svg.line("axis", x.from(), bottom, x.to(), bottom);
        svg.textWithin("", "middle", width / 2.0, bottom + 38, width, axis);
        svg.textWithin("", "start", 0, TITLE, width, unit.name(primary.key().toString()));
        for (Place place : places) {
            svg.dot(
                    palette.classes(place.method()),
                    x.at(place.cost()),
                    y.at(place.value() * factor),
                    DOT,
                    "%s: %s, %s, %s"
                            .formatted(
                                    place.method(),
                                    primary.signed(place.value()),
                                    String.format(Locale.ROOT, "%,.1f", place.cost()),
                                    Page.counted(place.seeds(), "seed")));
        }
        return svg;
    }

    /** From 0, with as many ticks as there is room for. */
    private static Scale across(List<Place> places, double left, int width) {
        double most = places.stream().mapToDouble(Place::cost).max().orElse(1);
        for (int count = 4; ; count--) {
            double half = Scale.round(0, most, count, 0, 0, 1).widest() / 2;
            double from = Math.max(left, half);
            double to = width - Math.max(half, DOT + 2);
            Scale scale = Scale.round(0, most, count, 0, from, to);
            double apart = (to - from) / Math.max(1, scale.ticks().size() - 1);
            if (count == 1 || apart >= 2 * half + GAP) {
                return scale;
            }
        }
    }
}
