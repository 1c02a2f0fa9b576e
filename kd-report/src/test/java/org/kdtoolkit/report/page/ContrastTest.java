package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contrast of the page's colours, as WCAG 2.2 computes it in criteria 1.4.3 and 1.4.11. */
class ContrastTest {

    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6});");
    private static final double OF_TEXT = 4.5;
    private static final double OF_MARKS = 3;

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void isEnoughForTextsAndMarks(String scheme) {
        Map<String, String> colours = colours(scheme);

        for (String ground : List.of("page", "card")) {
            for (String text : List.of("ink", "muted", "link", "best", "alert-edge")) {
                assertThat(contrast(colours.get(text), colours.get(ground)))
                        .as("%s on %s, %s", text, ground, scheme)
                        .isGreaterThanOrEqualTo(OF_TEXT);
            }
        }
        assertThat(contrast(colours.get("ink"), colours.get("alert")))
                .isGreaterThanOrEqualTo(OF_TEXT);
        assertThat(contrast(colours.get("ink"), colours.get("head")))
                .isGreaterThanOrEqualTo(OF_TEXT);
        for (int i = 0; i < 8; i++) {
            assertThat(contrast(colours.get("c" + i), colours.get("card")))
                    .as("series %d, %s", i, scheme)
                    .isGreaterThanOrEqualTo(OF_MARKS);
        }
    }

    /** Dark colours replace light ones. */
    private static Map<String, String> colours(String scheme) {
        String css = Html.resource("report.css");
        int dark = css.indexOf("prefers-color-scheme: dark");
        int rest = css.indexOf("box-sizing", dark);
        Map<String, String> colours = new HashMap<>();
        collect(css.substring(0, dark), colours);
        if (scheme.equals("dark")) {
            Map<String, String> others = new HashMap<>();
            collect(css.substring(dark, rest), others);
            assertThat(others.keySet()).isEqualTo(colours.keySet());
            colours.putAll(others);
        }
        return colours;
    }

    private static void collect(String css, Map<String, String> colours) {
        TOKEN.matcher(css).results().forEach(m -> colours.put(m.group(1), m.group(2)));
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double share = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
            sum +=
                    weights[i]
                            * (share <= 0.04045
                                    ? share / 12.92
                                    : Math.pow((share + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
