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

    Section render() {
        return study.closeUp()
                .filter(closeUp -> !closeUp.queries().isEmpty() && closeUp.searched() > 0)
                .map(this::render)
                .orElse(Section.NONE);
    }

    private Section render(CloseUp closeUp) {
        List<Html> queries = new ArrayList<>();
        Set<Integer> shown = new LinkedHashSet<>(closeUp.queries());
        for (int query = 0; query < closeUp.queries().size(); query++) {
            queries.add(query(closeUp, query, shown));
        }
        List<Html> first = queries.subList(0, Math.min(OPEN, queries.size()));
        List<Html> rest = queries.subList(first.size(), queries.size());
        return Section.of(
                "Nearest neighbours",
                Html.hint(caption(closeUp) + tiles.missing(shown)),
                Html.of(first),
                rest.isEmpty()
                        ? Html.NONE
                        : Page.folded("More queries: %d".formatted(rest.size()), Html.of(rest)));
    }

    private Html query(CloseUp closeUp, int query, Set<Integer> shown) {
        int sample = closeUp.queries().get(query);
        Html own = tiles.tile(sample, SampleTiles.Mark.NONE, List.of(tiles.classes(sample)));
        List<Html> answers = new ArrayList<>();
        for (CloseUp.OfMethod method : closeUp.neighbours()) {
            int[] nearest = method.nearest().get(query);
            for (int other : nearest) {
                shown.add(other);
            }
            answers.add(titled(method.method(), found(sample, nearest)));
        }
        return Html.tag("div", "query")
                .around(titled("Query", List.of(own)), Html.tag("div", "answers").around(answers));
    }

    private static Html titled(String title, List<Html> row) {
        return Html.tag("div").around(Html.tag("h3").around(title), SampleTiles.row(row));
    }

    private List<Html> found(int query, int[] nearest) {
        List<Html> found = new ArrayList<>();
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
        boolean several = closeUp.neighbours().size() > 1;
        String all = several ? "all do" : "it does";
        return "For some %s samples the five that a student finds nearest, by cosine similarity, among the %d others; nearest first, seed %d. ✓ has %s, ✗ has not. The queries are chosen by rule: %sone at which %s well, others at which %s badly."
                .formatted(
                        study.subset().key(),
                        closeUp.searched(),
                        closeUp.seed(),
                        study.several() ? "a class in common with the query" : "the query’s class",
                        several ? "those at which methods differ most, " : "",
                        all,
                        all);
    }
}
