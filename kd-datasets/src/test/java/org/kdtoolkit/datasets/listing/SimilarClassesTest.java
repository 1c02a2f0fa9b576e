package org.kdtoolkit.datasets.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SimilarClassesTest {

    private static final Path LIST = Path.of("/lists/first.csv");

    private final SimilarClasses lookalikes = new SimilarClasses();
    private final ListProblems problems = ListProblems.of(LIST, "a list");

    @Test
    void namesBothPlacesOfTheFirstPairAndCountsTheOthers() {
        see(1, "ice dancing");
        see(2, "a");
        see(3, "Ice\u00a0dancing");
        assertThat(lookalikes.note())
                .contains(
                        "classes that differ by case or blanks alone: 'ice dancing' (line 1) and"
                                + " 'Ice\u00a0dancing' (line 3)");
        see(4, "A");
        see(5, "\uff21");
        assertThat(lookalikes.note())
                .contains(
                        "classes that differ by case or blanks alone: 'ice dancing' (line 1) and"
                                + " 'Ice\u00a0dancing' (line 3), and 2 more");
    }

    @Test
    void hasNothingToSayOfOtherClasses() {
        see(1, "e\u0301t");
        see(2, "et");
        see(3, "-1");
        see(4, "1");

        assertThat(lookalikes.note()).isEmpty();
    }

    private void see(long line, String name) {
        lookalikes.add(name, new ListLocation(LIST, line), problems);
    }
}
