package org.kdtoolkit.report.page;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A section of a report.
 *
 * @param title its heading
 * @param content what stands under it; nothing where there is nothing to show, and then the report
 *     leaves the section out
 */
record Section(String title, Html content) {

    /** A section that is left out. */
    static final Section NONE = new Section("", Html.NONE);

    /** A section of a heading and what stands under it. */
    static Section of(String title, Html... content) {
        return new Section(title, Html.of(content));
    }

    /** Whether there is nothing to show. */
    boolean isEmpty() {
        return content.isEmpty();
    }

    /** What links lead to; two sections of one page must not share it. */
    String anchor() {
        return Normalizer.normalize(title, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    /** The section with its anchor. */
    Html render(String anchor) {
        String heading = anchor + "-heading";
        return Html.tag("section")
                .with("id", anchor)
                .with("aria-labelledby", heading)
                .around(Html.tag("h2").with("id", heading).around(title), content);
    }
}
