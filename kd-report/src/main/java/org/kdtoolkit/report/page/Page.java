package org.kdtoolkit.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The frame of a report: one page that needs no scripts, fonts or images from elsewhere. */
final class Page {

    private Page() {}

    /**
     * The page's text.
     *
     * @param title stands at its head
     * @param lead the line under that
     * @param content the rest, as HTML
     */
    static String render(String title, String lead, String content) {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        <h1>%1$s</h1>
        <p class="lead">%s</p>
        %s</main>
        </body>
        </html>
        """
                .formatted(Html.escape(title), style(), Html.escape(lead), content);
    }

    /** A number of things. */
    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** The resolved configuration, folded. */
    static String configuration(String text) {
        return text.isEmpty()
                ? ""
                : "<section>\n<details><summary>Resolved configuration</summary>\n<pre>%s</pre>\n</details>\n</section>\n"
                        .formatted(Html.escape(text));
    }

    private static String style() {
        try (InputStream css = Page.class.getResourceAsStream("report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css is missing from the jar", e);
        }
    }
}
