package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kdtoolkit.report.samples.CloseUp;
import org.kdtoolkit.report.samples.SampleStudy;

/** Queries with the samples that students find nearest. */
final class GallerySection {

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
        StringBuilder content = new StringBuilder();
        Set<Integer> shown = new LinkedHashSet<>(closeUp.queries());
        for (int query = 0; query < closeUp.queries().size(); query++) {
            int sample = closeUp.queries().get(query);
            content.append("<div class=\"query\">");
            content.append(
                    "<div><h3>Query</h3>%s</div>\n<div class=\"answers\">"
                            .formatted(
                                    SampleTiles.row(
                                            List.of(
                                                    tiles.tile(
                                                            sample,
                                                            SampleTiles.Mark.NONE,
                                                            List.of(tiles.classes(sample)))))));
            for (CloseUp.OfMethod method : closeUp.neighbours()) {
                for (int other : method.nearest().get(query)) {
                    shown.add(other);
                }
                content.append(
                        "<div><h3>%s</h3>%s</div>\n"
                                .formatted(
                                        Html.escape(method.method()),
                                        SampleTiles.row(
                                                found(sample, method.nearest().get(query)))));
            }
            content.append("</div></div>\n");
        }
        return Html.section(
                "Nearest neighbours", Html.hint(caption(closeUp) + tiles.missing(shown)) + content);
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
        return "For some %s samples the five that a student finds nearest, by cosine similarity, among the %d others; nearest first, seed %d. ✓ has %s, ✗ has not. The queries are chosen by rule: those at which methods differ most, one at which all do well, two at which all do badly."
                .formatted(
                        study.subset().key(),
                        closeUp.searched(),
                        closeUp.seed(),
                        study.several() ? "a class in common with the query" : "the query’s class");
    }
}
