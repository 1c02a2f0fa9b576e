package org.kdtoolkit.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.kdtoolkit.api.internal.Printable;

/**
 * Markup that may stand in a page. It is made of texts, which are escaped on their way in, and of
 * tags around other markup: there is no way for a string from outside to become markup.
 */
final class Html {

    /** Nothing. */
    static final Html NONE = new Html("");

    /** A break of the line. */
    static final Html BREAK = new Html("<br/>");

    private static final String SPACE = " ";

    /** Behind these a line ends, so that the page's source can be read. */
    private static final Set<String> BLOCKS =
            Set.of(
                    "caption",
                    "dd",
                    "details",
                    "div",
                    "dl",
                    "figcaption",
                    "figure",
                    "h1",
                    "h2",
                    "h3",
                    "header",
                    "li",
                    "main",
                    "nav",
                    "ol",
                    "p",
                    "pre",
                    "script",
                    "section",
                    "style",
                    "summary",
                    "svg",
                    "table",
                    "tbody",
                    "thead",
                    "title",
                    "tr",
                    "ul");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /** A text as content; characters that can't be seen are shown as escapes. */
    static Html text(String text) {
        return new Html(escape(text));
    }

    /** Parts behind each other. */
    static Html of(Html... parts) {
        return of(Arrays.asList(parts));
    }

    /** Parts behind each other. */
    static Html of(List<Html> parts) {
        return new Html(parts.stream().map(part -> part.markup).collect(Collectors.joining()));
    }

    /** Texts under each other. */
    static Html lines(List<String> lines) {
        return new Html(lines.stream().map(Html::escape).collect(Collectors.joining(BREAK.markup)));
    }

    /** A paragraph of lesser importance. */
    static Html hint(String text) {
        return tag("p", "hint").around(text);
    }

    /** Starts a tag. */
    static Tag tag(String name) {
        return new Tag(name, "");
    }

    /** Starts a tag with CSS classes. */
    static Tag tag(String name, String classes) {
        return classes.isEmpty() ? tag(name) : tag(name).with("class", classes);
    }

    /** Whether there is nothing. */
    boolean isEmpty() {
        return markup.isEmpty();
    }

    /** The markup. */
    String markup() {
        return markup;
    }

    @Override
    public String toString() {
        return markup;
    }

    private static String escape(String text) {
        return StringEscapeUtils.escapeXml10(Printable.text(text));
    }

    /**
     * A tag with attributes, whose values are escaped. What would run code or fetch something is
     * refused: handlers, styles of one element, and addresses elsewhere.
     */
    static final class Tag {

        private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
        private static final Pattern HANDLER =
                Pattern.compile("on.*|style", Pattern.CASE_INSENSITIVE);
        private static final Pattern ADDRESS =
                Pattern.compile("href|src", Pattern.CASE_INSENSITIVE);
        private static final Pattern HERE =
                Pattern.compile("#.*|(?!/)[^:?#]*|data:image/(png|jpeg);base64,.*");

        private final String name;
        private final String attributes;

        private Tag(String name, String attributes) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("no name of a tag: " + name);
            }
            this.name = name;
            this.attributes = attributes;
        }

        /**
         * Adds an attribute.
         *
         * @throws IllegalArgumentException if it could run or fetch something
         */
        Tag with(String attribute, String value) {
            boolean known = NAME.matcher(attribute).matches();
            if (!known || HANDLER.matcher(attribute).matches()) {
                throw new IllegalArgumentException("no attribute for a report: " + attribute);
            }
            if (ADDRESS.matcher(attribute).matches() && !HERE.matcher(value).matches()) {
                throw new IllegalArgumentException(
                        "an address outside the report's folder: " + value);
            }
            return new Tag(name, attributes + SPACE + attribute + "=\"" + escape(value) + "\"");
        }

        /** The tag without content. */
        Html alone() {
            return new Html("<" + name + attributes + "/>");
        }

        /** The tag around a text. */
        Html around(String text) {
            return whole(escape(text));
        }

        /** The tag around other markup. */
        Html around(Html... content) {
            return around(Arrays.asList(content));
        }

        /** The tag around other markup. */
        Html around(List<Html> content) {
            return whole(of(content).markup);
        }

        /** The tag around a file of this package as it is: a style sheet or a script. */
        Html aroundResource(String file) {
            return whole(resource(file));
        }

        private Html whole(String content) {
            String end = BLOCKS.contains(name) ? "\n" : "";
            return new Html("<" + name + attributes + ">" + content + "</" + name + ">" + end);
        }
    }

    /** The text of a file of this package. */
    static String resource(String file) {
        try (InputStream in = Html.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is missing from the jar", e);
        }
    }
}
