package org.kdtoolkit.report.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Links to what lies beside a report. */
final class Link {

    private Link() {}

    /**
     * A link to a file or a folder below the report's.
     *
     * @param path the names from there on, as they are on the disk
     */
    static Html to(Html content, String... path) {
        return Html.tag("a").with("href", address(path)).around(content);
    }

    /** A link to a place in the page. */
    static Html within(String anchor, String text) {
        return Html.tag("a").with("href", "#" + anchor).around(text);
    }

    /** The address, with all that means something in addresses escaped. */
    static String address(String... path) {
        return Arrays.stream(path)
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
