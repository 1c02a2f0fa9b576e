package org.kdtoolkit.datasets.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalTextTest {

    @Test
    void takesBlanksOfAllKindsAway() {
        assertThat(CanonicalText.of(" \t\u00a0\u2007\u202f\u3000\u200b\u2060\ufeffa b\u00a0\r\n "))
                .isEqualTo("a b");
        assertThat(CanonicalText.of("\u00a0")).isEmpty();
    }

    @Test
    void composesLetters() {
        assertThat(CanonicalText.of("cafe\u0301 \u1112\u1161\u11ab")).isEqualTo("caf\u00e9 \ud55c");
    }

    @Test
    void leavesCaseInnerBlanksAndWidths() {
        String text = "Ice  dancing \uff21";

        assertThat(CanonicalText.of(text)).isEqualTo(text);
    }
}
