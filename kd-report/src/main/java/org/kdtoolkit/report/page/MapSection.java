package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.kdtoolkit.report.samples.CloseUp;
import org.kdtoolkit.report.samples.SampleMap;
import org.kdtoolkit.report.samples.SampleStudy;

/** Embeddings in the plane in which they vary most: a mark a sample, a shape and colour a class. */
final class MapSection {

    private static final int SIDE = 420;
    private static final int MARGIN = 14;

    private final SampleStudy study;
    private final List<Integer> classes;

    MapSection(SampleStudy study) {
        this.study = study;
        int[] counts = study.counts();
        this.classes =
                IntStream.range(0, counts.length)
                        .boxed()
                        .filter(c -> counts[c] > 0)
                        .sorted(Comparator.comparingInt((Integer c) -> -counts[c]))
                        .limit(ClassMark.COUNT)
                        .sorted()
                        .toList();
    }

    Section render() {
        return study.closeUp()
                .filter(closeUp -> !closeUp.maps().isEmpty())
                .map(this::render)
                .orElse(Section.NONE);
    }

    private Section render(CloseUp closeUp) {
        List<Html> figures = new ArrayList<>();
        for (SampleMap map : closeUp.maps()) {
            figures.add(
                    Figure.panel(
                            width -> draw(map, Math.min(width, SIDE)),
                            "%s: %s; the plane holds %s %% of their variance"
                                    .formatted(
                                            map.title(),
                                            Page.counted(map.samples().length, "sample"),
                                            String.format(
                                                    Locale.ROOT, "%.0f", 100 * map.explained()))));
        }
        boolean all = IntStream.of(study.counts()).filter(c -> c > 0).count() <= classes.size();
        return Section.of(
                "Map of embeddings",
                Html.hint(
                        "What the networks make of %s samples, seen in the plane in which it varies most (the first two principal components), seed %d. Each map has a plane of its own: look at which classes lie apart, not at where.%s%s"
                                .formatted(
                                        study.subset().key(),
                                        closeUp.seed(),
                                        all
                                                ? ""
                                                : " Only the largest classes have marks of"
                                                        + " their own; small dots are the others.",
                                        study.several()
                                                ? " A sample with several classes has the"
                                                        + " mark of the first."
                                                : "")),
                legend(),
                Figure.panels(figures));
    }

    private Html legend() {
        List<Html> entries = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            Html mark = Html.tag("path").with("d", ClassMark.path(i, 0, 0)).alone();
            entries.add(
                    Html.tag("li")
                            .around(
                                    Html.tag("svg", ClassMark.classes(i))
                                            .with("viewBox", "-7 -7 14 14")
                                            .with("aria-hidden", "true")
                                            .around(mark),
                                    Html.text(study.classes().get(classes.get(i)))));
        }
        return Html.tag("ul", "legend marks").around(entries);
    }

    private Svg draw(SampleMap map, int side) {
        Svg svg = new Svg(side, side, "Map of the embeddings of " + map.title());
        double[] middle = new double[2];
        double radius = 0;
        for (int axis = 0; axis < 2; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[] point : map.points()) {
                low = Math.min(low, point[axis]);
                high = Math.max(high, point[axis]);
            }
            middle[axis] = (low + high) / 2;
            radius = Math.max(radius, (high - low) / 2);
        }
        double scale = radius > 0 ? (side / 2.0 - MARGIN) / radius : 0;
        List<StringBuilder> paths = new ArrayList<>();
        for (int i = 0; i <= classes.size(); i++) {
            paths.add(new StringBuilder());
        }
        for (int i = 0; i < map.samples().length; i++) {
            int[] labels = study.truth().get(map.samples()[i]);
            int mark = labels.length == 0 ? -1 : classes.indexOf(labels[0]);
            double x = side / 2.0 + scale * (map.points()[i][0] - middle[0]);
            double y = side / 2.0 - scale * (map.points()[i][1] - middle[1]);
            paths.get(mark < 0 ? classes.size() : mark).append(ClassMark.path(mark, x, y));
        }
        for (int i = 0; i < paths.size(); i++) {
            int mark = i < classes.size() ? i : -1;
            if (!paths.get(i).isEmpty()) {
                svg.path(ClassMark.classes(mark), paths.get(i).toString());
            }
        }
        return svg;
    }
}
