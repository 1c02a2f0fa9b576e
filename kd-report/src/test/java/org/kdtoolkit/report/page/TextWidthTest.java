package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {

    @Test
    void namesThatDifferAtTheirEndsStayApart() {
        String first = TextWidth.shortened("a-very-long-name-of-a-method-threshold-0.1", 150);
        String second = TextWidth.shortened("a-very-long-name-of-a-method-threshold-0.2", 150);

        assertThat(first).startsWith("a-very").contains("…").endsWith("0.1").isNotEqualTo(second);
        assertThat(TextWidth.of(first)).isLessThanOrEqualTo(150);
    }

    @Test
    void leavesTextsAsTheyAreWhereThereIsRoom() {
        assertThat(TextWidth.shortened("kd", 40)).isEqualTo("kd");
        assertThat(TextWidth.shortened("", 0)).isEmpty();
        assertThat(TextWidth.shortened("方法方法方法", 30)).isEqualTo("方…");
        assertThat(TextWidth.shortened("kd", 0)).isEqualTo("…");
    }
}
