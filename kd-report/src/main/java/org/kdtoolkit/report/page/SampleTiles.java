package org.kdtoolkit.report.page;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    static String row(List<String> tiles) {
        return tiles.stream().collect(Collectors.joining("", "<ul class=\"tiles\">", "</ul>\n"));
    }

    /**
     * One tile.
     *
     * @param sample its place in the study
     * @param mark shown by a sign and a line, said by a word, never told by colour alone
     * @param lines what stands under it
     */
    String tile(int sample, Mark mark, List<String> lines) {
        StringBuilder html = new StringBuilder();
        html.append("<li class=\"tile %s\">".formatted(mark.classes));
        html.append(picture(sample));
        for (int i = 0; i < lines.size(); i++) {
            html.append("<span class=\"line\">");
            if (i == 0 && mark != Mark.NONE) {
                html.append(
                        "<span class=\"sign\" role=\"img\" aria-label=\"%s\">%s</span> "
                                .formatted(mark.word.strip(), mark.sign));
            }
            html.append(Html.escape(lines.get(i))).append("</span>");
        }
        return html.append("</li>").toString();
    }

    private String picture(int sample) {
        String id = study.ids().get(sample);
        Thumbnail thumbnail = thumbnails.get(id);
        if (thumbnail == null) {
            return "<span class=\"id\">%s</span>".formatted(Html.escape(id));
        }
        return "<img src=\"data:%s;base64,%s\" alt=\"%s\" title=\"%3$s\"/>"
                .formatted(
                        thumbnail.mediaType(),
                        Base64.getEncoder().encodeToString(thumbnail.file()),
                        Html.escape("sample " + id));
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
