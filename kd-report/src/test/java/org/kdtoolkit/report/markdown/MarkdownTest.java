package org.kdtoolkit.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void textStaysTextInOneLine() {
        assertThat(Markdown.text("a|b\r\n*c* _d_ `e` ~f~ <g> [h] #i &j; $k \\ \u0007"))
                .isEqualTo(
                        "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\~f\\~ \\<g\\> \\[h\\] \\#i \\&j; \\$k \\\\"
                                + " \\\\u0007");
    }

    @Test
    void aFenceIsLongerThanThoseInTheCode() {
        assertThat(Markdown.code("sh", "echo '````'\n")).isEqualTo("`````sh\necho '````'\n`````\n");
    }

    @Test
    void aTableHasARuleBelowItsHeader() {
        assertThat(Markdown.table(List.of("a", "b"), List.of(List.of("1", "2"))))
                .isEqualTo("| a | b |\n| :-- | --: |\n| 1 | 2 |\n");
        assertThat(Markdown.wordTable(List.of("a", "b"), List.of()))
                .isEqualTo("| a | b |\n| :-- | :-- |\n");
    }
}
