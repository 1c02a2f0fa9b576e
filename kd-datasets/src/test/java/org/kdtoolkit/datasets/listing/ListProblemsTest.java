package org.kdtoolkit.datasets.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.DataException;

class ListProblemsTest {

    private static final Path LIST = Path.of("/list.csv");

    private final ListProblems problems = ListProblems.of(LIST, "a list");

    @Test
    void stopsAfterTwenty() {
        for (int i = 1; i <= 100_000; i++) {
            problems.add(new ListLocation(LIST, i), "is wrong");
        }
        assertThat(problems.full()).isTrue();
        assertThatThrownBy(problems::raise)
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(
                        "\n  line 20: is wrong\n  reading stopped here, after 20 problems");
    }

    @Test
    void cutsWhatIsLongAndKeepsWhatToDo() {
        problems.add(
                new ListLocation(LIST, 3),
                "unknown subset '%s'; name it".formatted("x".repeat(5_000_000)));
        assertThatThrownBy(problems::raise)
                .hasMessage(
                        "/list.csv can't be used as a list:\n  line 3: unknown subset '"
                                + "x".repeat(676)
                                + " [4999034 more characters] "
                                + "x".repeat(290)
                                + "'; name it");
    }

    @Test
    void staysInOneLineWhateverALabelHolds() {
        problems.add(new ListLocation(LIST, 3), "label 'a\u001b[2J\nline 4: \u202eb' is unknown");
        assertThatThrownBy(problems::raise)
                .hasMessage(
                        "/list.csv can't be used as a list:\n"
                                + "  line 3: label 'a\\u001b[2J\\nline 4: \\u202eb' is unknown");
    }
}
