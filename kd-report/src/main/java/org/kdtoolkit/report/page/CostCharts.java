package org.kdtoolkit.report.page;

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

    private static final int WIDTH = 460;
    private static final int HEIGHT = 300;
    private static final int LEFT = 62;
    private static final int RIGHT = 20;
    private static final int TOP = 14;
    private static final int FOOT = 46;

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
    String render() {
        List<Place> seconds = places(trial -> trial.cost().seconds());
        if (seconds.size() < 2) {
            return "";
        }
        List<Place> parameters = places(trial -> trial.cost().parameters());
        boolean differ = parameters.stream().mapToDouble(Place::cost).distinct().count() > 1;
        String what = primary.key() + " by ";
        return Html.section(
                "Accuracy against cost",
                Html.hint(
                                "A dot is a method’s mean over its seeds: %s against the seconds of a trial%s"
                                        .formatted(
                                                primary.key(),
                                                differ
                                                        ? " and the student’s parameters."
                                                        : "; all students have %s parameters, so these are not drawn."
                                                                .formatted(
                                                                        String.format(
                                                                                Locale.ROOT,
                                                                                "%,.0f",
                                                                                parameters
                                                                                        .get(0)
                                                                                        .cost()))))
                        + palette.legend(seconds.stream().map(Place::method).toList())
                        + "<div class=\"panels fit\">"
                        + Html.figure(
                                chart(seconds, "seconds of a trial"), what + "seconds of a trial")
                        + (differ
                                ? Html.figure(
                                        chart(parameters, "parameters of the student"),
                                        what + "parameters of the student")
                                : "")
                        + "</div>\n");
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

    private String chart(List<Place> places, String axis) {
        double factor = unit.factor();
        Scale y =
                Scale.round(
                        places.stream().mapToDouble(Place::value).min().orElse(0) * factor,
                        places.stream().mapToDouble(Place::value).max().orElse(1) * factor,
                        5,
                        0,
                        HEIGHT - FOOT,
                        TOP);
        Scale x =
                Scale.round(
                        0,
                        places.stream().mapToDouble(Place::cost).max().orElse(1),
                        4,
                        0,
                        LEFT,
                        WIDTH - RIGHT);
        Svg svg = new Svg(WIDTH, HEIGHT, primary.key() + " by " + axis);
        for (double tick : y.ticks()) {
            svg.line("grid", LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick));
            svg.text("", "end", LEFT - 8, y.at(tick) + 4, Unit.tick(y, tick));
        }
        int bottom = HEIGHT - FOOT;
        for (double tick : x.ticks()) {
            svg.line("axis", x.at(tick), bottom, x.at(tick), bottom + 4);
            svg.text("", "middle", x.at(tick), bottom + 19, Unit.tick(x, tick));
        }
        svg.line("axis", LEFT, bottom, WIDTH - RIGHT, bottom);
        svg.text("", "middle", (LEFT + WIDTH - RIGHT) / 2.0, bottom + 38, axis);
        svg.upwards(14, (TOP + bottom) / 2.0, unit.name(primary.key().toString()));
        for (Place place : places) {
            svg.dot(
                    palette.classes(place.method()),
                    x.at(place.cost()),
                    y.at(place.value() * factor),
                    6,
                    "%s: %s, %s, %s"
                            .formatted(
                                    place.method(),
                                    primary.signed(place.value()),
                                    String.format(Locale.ROOT, "%,.1f", place.cost()),
                                    Page.counted(place.seeds(), "seed")));
        }
        return svg.render();
    }
}
