package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    private static final String HOSTILE = "</td><script>alert(\"1\")</script>'&\u202e";

    @Test
    void aTextStaysAText() {
        String escaped =
                "&lt;/td&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&apos;&amp;\\u202e";

        assertThat(Html.text(HOSTILE).markup()).isEqualTo(escaped);
        assertThat(Html.tag("td").with("title", HOSTILE).around(HOSTILE).markup())
                .isEqualTo("<td title=\"" + escaped + "\">" + escaped + "</td>");
        assertThat(Html.tag("td", HOSTILE).alone().markup())
                .isEqualTo("<td class=\"" + escaped + "\"/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "ONLOAD", "style", "a b", "x=1 y", ""})
    void takesNoAttributeThatRuns(String attribute) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Html.tag("p").with(attribute, "alert(1)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://host/",
                "//host/",
                "/etc/passwd",
                "data:text/html,x",
                "JavaScript:x",
                " javascript:x"
            })
    void leadsNowhereElse(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> Html.tag("a").with("href", address));
    }

    @Test
    void leadsToAnyFolderBesideIt() {
        assertThat(Link.address("kd #1: 50%?", "seed-1", ""))
                .isEqualTo("kd%20%231%3A%2050%25%3F/seed-1/");
        assertThat(Link.to(Html.text("x"), "javascript:alert(1)").markup())
                .isEqualTo("<a href=\"javascript%3Aalert%281%29\">x</a>");
    }
}
