package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kdtoolkit.report.samples.CloseUp;
import org.kdtoolkit.report.samples.SampleStudy;

/** Queries with the samples that students find nearest. */
final class GallerySection {

    /** As many queries are shown at once. */
    private static final int OPEN = 3;

    private final SampleStudy study;
    private final SampleTiles tiles;

    GallerySection(SampleStudy study, SampleTiles tiles) {
        this.study = study;
        this.tiles = tiles;
    }

    String render() {
        return study.closeUp()
                .filter(closeUp -> !closeUp.queries().isEmpty() && closeUp.searched() > 0)
                .map(this::render)
                .orElse("");
    }

    private String render(CloseUp closeUp) {
        List<String> queries = new ArrayList<>();
        Set<Integer> shown = new LinkedHashSet<>(closeUp.queries());
        for (int query = 0; query < closeUp.queries().size(); query++) {
            queries.add(query(closeUp, query, shown));
        }
        List<String> first = queries.subList(0, Math.min(OPEN, queries.size()));
        List<String> rest = queries.subList(first.size(), queries.size());
        return Html.section(
                "Nearest neighbours",
                Html.hint(caption(closeUp) + tiles.missing(shown))
                        + String.join("", first)
                        + (rest.isEmpty()
                                ? ""
                                : "<details><summary>More queries: %d</summary>\n%s</details>\n"
                                        .formatted(rest.size(), String.join("", rest))));
    }

    private String query(CloseUp closeUp, int query, Set<Integer> shown) {
        int sample = closeUp.queries().get(query);
        String tile = tiles.tile(sample, SampleTiles.Mark.NONE, List.of(tiles.classes(sample)));
        StringBuilder answers = new StringBuilder();
        for (CloseUp.OfMethod method : closeUp.neighbours()) {
            int[] nearest = method.nearest().get(query);
            for (int other : nearest) {
                shown.add(other);
            }
            answers.append(
                    "<div><h3>%s</h3>%s</div>\n"
                            .formatted(
                                    Html.escape(method.method()),
                                    SampleTiles.row(found(sample, nearest))));
        }
        return "<div class=\"query\"><div><h3>Query</h3>%s</div>\n<div class=\"answers\">%s</div></div>\n"
                .formatted(SampleTiles.row(List.of(tile)), answers);
    }

    private List<String> found(int query, int[] nearest) {
        List<String> found = new ArrayList<>();
        for (int other : nearest) {
            found.add(
                    tiles.tile(
                            other,
                            study.related(query, other)
                                    ? SampleTiles.Mark.RIGHT
                                    : SampleTiles.Mark.WRONG,
                            List.of(tiles.classes(other))));
        }
        return found;
    }

    private String caption(CloseUp closeUp) {
        return "For some %s samples the five that a student finds nearest, by cosine similarity, among the %d others; nearest first, seed %d. ✓ has %s, ✗ has not. The queries are chosen by rule: %sone at which %s well, others at which %s badly."
                .formatted(
                        study.subset().key(),
                        closeUp.searched(),
                        closeUp.seed(),
                        study.several() ? "a class in common with the query" : "the query’s class",
                        closeUp.neighbours().size() > 1
                                ? "those at which methods differ most, "
                                : "",
                        closeUp.neighbours().size() > 1 ? "all do" : "it does",
                        closeUp.neighbours().size() > 1 ? "all do" : "it does");
    }
}
