package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void textsOfTheLastColumnGoOnBelow() {
        Table table = new Table("OPTION", "").row("--all", "show all that there is to see here");
        assertThat(table.lines(OptionalInt.of(40)))
                .containsExactly("OPTION", "--all   show all that there is to see", "        here");
        assertThat(table.lines(OptionalInt.empty()))
                .containsExactly("OPTION", "--all   show all that there is to see here");
    }

    @Test
    void aLongPathLosesItsBeginning() {
        Table table =
                new Table("FILE", "CLASS", "SCORE")
                        .row("/data/somewhere/deep/below/picture-0001.png", "a class", "0.7500");
        assertThat(table.lines(OptionalInt.of(50)))
                .allMatch(line -> line.length() <= 50)
                .element(1)
                .asString()
                .startsWith("…")
                .endsWith("/picture-0001.png  a class  0.7500");
        assertThat(table.lines(OptionalInt.of(200)).get(1)).contains("/data/somewhere");
    }
}
