package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.report.samples.SampleStudy;

/**
 * Shows single samples: their thumbnail where there is one, else their id, and a line under it.
 *
 * @param study the samples
 * @param thumbnails by the samples' ids
 */
record SampleTiles(SampleStudy study, Map<String, Thumbnail> thumbnails) {

    /** What a tile says of its sample. */
    enum Mark {
        /** It is as it should be. */
        RIGHT("right", "✓", "right: "),
        /** It is not. */
        WRONG("wrong", "✗", "wrong: "),
        /** Neither. */
        NONE("plain", "", "");

        private final String classes;
        private final String sign;
        private final String word;

        Mark(String classes, String sign, String word) {
            this.classes = classes;
            this.sign = sign;
            this.word = word;
        }
    }

    /** A row of tiles. */
    static Html row(List<Html> tiles) {
        return Html.tag("ul", "tiles").around(tiles);
    }

    /**
     * One tile.
     *
     * @param sample its place in the study
     * @param mark shown by a sign and a line, said by a word, never told by colour alone
     * @param lines what stands under it
     */
    Html tile(int sample, Mark mark, List<String> lines) {
        List<Html> content = new ArrayList<>();
        content.add(picture(sample));
        for (int i = 0; i < lines.size(); i++) {
            Html text = Html.text(lines.get(i));
            content.add(
                    Html.tag("span", "line")
                            .around(
                                    i == 0 && mark != Mark.NONE
                                            ? Html.of(sign(mark), text)
                                            : text));
        }
        return Html.tag("li", "tile " + mark.classes).around(content);
    }

    private static Html sign(Mark mark) {
        return Html.of(
                Html.tag("span", "sign")
                        .with("role", "img")
                        .with("aria-label", mark.word.strip())
                        .around(mark.sign),
                Html.text(" "));
    }

    private Html picture(int sample) {
        String id = study.ids().get(sample);
        Thumbnail thumbnail = thumbnails.get(id);
        if (thumbnail == null) {
            return Html.tag("span", "id").around(id);
        }
        String file = Base64.getEncoder().encodeToString(thumbnail.file());
        return Html.tag("img")
                .with("src", "data:" + thumbnail.mediaType() + ";base64," + file)
                .with("alt", "sample " + id)
                .with("title", "sample " + id)
                .alone();
    }

    /** The names of a sample's classes, as one text. */
    String classes(int sample) {
        List<String> names = study.names(sample);
        return names.isEmpty() ? "no class" : String.join(", ", names);
    }

    /** What is to be said of samples without a picture, among those that are shown. */
    String missing(Iterable<Integer> shown) {
        int all = 0;
        int without = 0;
        for (int sample : shown) {
            all++;
            without += thumbnails.containsKey(study.ids().get(sample)) ? 0 : 1;
        }
        if (without == 0) {
            return "";
        }
        return without == all
                ? " There are no thumbnails of these samples, so their ids stand for them."
                : " Of %d samples there is no thumbnail; their ids stand for them."
                        .formatted(without);
    }
}
