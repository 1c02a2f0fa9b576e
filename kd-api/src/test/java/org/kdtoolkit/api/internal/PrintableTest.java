package org.kdtoolkit.api.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @CsvSource({
        "0, '\\u0000'",
        "0x08, '\\u0008'",
        "0x0d, '\\r'",
        "0x1b, '\\u001b'",
        "0x7f, '\\u007f'",
        "0x9b, '\\u009b'",
        "0xad, '\\u00ad'",
        "0x200b, '\\u200b'",
        "0x202e, '\\u202e'",
        "0x2028, '\\u2028'",
        "0x2029, '\\u2029'",
        "0x2066, '\\u2066'",
        "0xfeff, '\\ufeff'",
        "0xd800, '\\ud800'",
        "0xe0041, '\\U000e0041'",
    })
    void showsWhatNobodySees(String character, String shown) {
        String text = "a" + Character.toString(Integer.decode(character)) + "b";

        assertThat(Printable.line(text)).isEqualTo("a" + shown + "b");
        assertThat(Printable.text(text)).isEqualTo("a" + shown + "b");
    }

    @Test
    void keepsLinesApartOnlyWhereThereMayBeSeveral() {
        assertThat(Printable.text("a\n\tb")).isEqualTo("a\n\tb");
        assertThat(Printable.line("a\n\tb")).isEqualTo("a\\n\\tb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "été ± 1 µm, 手話, שלום",
                "می\u200cخواهم",
                "\ud83d\udc69\u200d\ud83c\udfa4",
                "C:\\new"
            })
    void leavesWhatPeopleWrite(String text) {
        assertThat(Printable.line(text)).isSameAs(text);
        assertThat(Printable.text(text)).isSameAs(text);
    }
}
