package org.kdtoolkit.datasets.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextIndexTest {

    @Test
    void agreesWithAHashMap() {
        TextIndex index = new TextIndex();
        Map<String, Integer> expected = new HashMap<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            String text = "é" + Integer.toString(random.nextInt(8_000), 36);
            Integer known = expected.putIfAbsent(text, expected.size());
            assertThat(index.add(text).isPresent()).isEqualTo(known != null);
        }
        assertThat(index.size()).isEqualTo(expected.size());
        expected.forEach((text, number) -> assertThat(index.find(text)).hasValue(number));
        assertThat(index.find("")).isEmpty();
        assertThat(index.find("never added")).isEmpty();
    }

    /** In the sum that {@code String.hashCode} is, Aa and BB weigh alike in any place. */
    @Test
    @Timeout(60)
    void isNotSlowForTextsThatOthersHaveChosen() {
        TextIndex index = new TextIndex();
        for (int i = 0; i < 1 << 18; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 18; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            assertThat(index.add(text.toString())).isEmpty();
        }
    }

    @Test
    void takesTheEmptyTextAsWell() {
        TextIndex index = new TextIndex();
        assertThat(index.add("")).isEmpty();
        assertThat(index.add("")).hasValue(0);
    }
}
