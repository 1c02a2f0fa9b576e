package org.kdtoolkit.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The frame of a report: one page that fetches nothing from elsewhere. Its only script sorts
 * tables, and the page says all without it. The page's policy lets no other script run and no other
 * style apply.
 */
final class Page {

    private static final String STYLE = "report.css";
    private static final String SCRIPT = "report.js";
    private static final String CONTENT = "content";

    private Page() {}

    /**
     * The page's text.
     *
     * @param title stands at its head
     * @param lead the line under that
     * @param alarms what nobody may miss
     * @param sections those without content are left out
     */
    static String render(String title, String lead, Html alarms, List<Section> sections) {
        Map<String, Section> shown = anchored(sections);
        return "<!DOCTYPE html>\n"
                + Html.tag("html")
                        .with("lang", "en")
                        .around(head(title), body(title, lead, alarms, shown))
                        .markup();
    }

    /** A number of things. */
    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** The resolved configuration, folded. */
    static Section configuration(String text) {
        return text.isEmpty()
                ? Section.NONE
                : Section.of(
                        "Configuration",
                        folded(
                                "Resolved configuration",
                                Html.tag("pre").with("tabindex", "0").around(text)));
    }

    /** Something that is shown when it is asked for. */
    static Html folded(String summary, Html content) {
        return Html.tag("details").around(Html.tag("summary").around(summary), content);
    }

    private static Map<String, Section> anchored(List<Section> sections) {
        Map<String, Section> anchored = new LinkedHashMap<>();
        for (Section section : sections) {
            if (!section.isEmpty()) {
                String anchor = section.anchor();
                boolean taken =
                        anchor.isEmpty() || anchor.equals(CONTENT) || anchored.containsKey(anchor);
                anchored.put(taken ? anchor + "-" + (anchored.size() + 1) : anchor, section);
            }
        }
        return anchored;
    }

    private static Html head(String title) {
        return Html.tag("head")
                .around(
                        Html.tag("meta").with("charset", "utf-8").alone(),
                        Html.tag("meta")
                                .with("name", "viewport")
                                .with("content", "width=device-width, initial-scale=1")
                                .alone(),
                        Html.tag("meta")
                                .with("http-equiv", "Content-Security-Policy")
                                .with("content", policy())
                                .alone(),
                        Html.tag("title").around(title),
                        Html.tag("style").aroundResource(STYLE));
    }

    private static Html body(String title, String lead, Html alarms, Map<String, Section> shown) {
        return Html.tag("body")
                .around(
                        Html.tag("a", "skip").with("href", "#" + CONTENT).around("To the results"),
                        Html.tag("header")
                                .around(
                                        Html.tag("h1").around(title),
                                        Html.tag("p", "lead").around(lead),
                                        alarms,
                                        contents(shown)),
                        Html.tag("main")
                                .with("id", CONTENT)
                                .around(
                                        shown.entrySet().stream()
                                                .map(e -> e.getValue().render(e.getKey()))
                                                .toList()),
                        Html.tag("script").aroundResource(SCRIPT));
    }

    private static Html contents(Map<String, Section> shown) {
        return Html.tag("nav")
                .with("aria-label", "Sections")
                .around(
                        Html.tag("ul")
                                .around(
                                        shown.entrySet().stream()
                                                .map(
                                                        e ->
                                                                Html.tag("li")
                                                                        .around(
                                                                                Link.within(
                                                                                        e.getKey(),
                                                                                        e.getValue()
                                                                                                .title())))
                                                .toList()));
    }

    private static String policy() {
        return "default-src 'none'; img-src data:; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
                .formatted(hash(STYLE), hash(SCRIPT));
    }

    private static String hash(String file) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(Html.resource(file).getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform has SHA-256", e);
        }
    }
}
