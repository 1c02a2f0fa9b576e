package org.kdtoolkit.formats.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {

    @Test
    void everyOrderIsAboutEquallyLikely() {
        RandomGenerator random = new SplittableRandom(1);
        Map<String, Integer> ends = new HashMap<>();
        Map<String, Integer> beginnings = new HashMap<>();
        Map<String, Integer> built = new HashMap<>();
        for (int i = 0; i < 6000; i++) {
            int[] values = {0, 1, 2};
            Shuffle.fromTheEnd(values, random);
            ends.merge(Arrays.toString(values), 1, Integer::sum);
            Shuffle.fromTheBeginning(values, 3, random);
            beginnings.merge(Arrays.toString(values), 1, Integer::sum);
            built.merge(Arrays.toString(Shuffle.insideOut(3, random)), 1, Integer::sum);
        }
        for (Map<String, Integer> counts : List.of(ends, beginnings, built)) {
            assertThat(counts).hasSize(6);
            assertThat(counts.values()).allSatisfy(n -> assertThat(n).isBetween(850, 1150));
        }
    }

    @Test
    void leavesWhatIsOutsideOfThePart() {
        int[] values = IntStream.range(0, 10).toArray();
        Shuffle.fromTheEnd(values, 3, 7, new SplittableRandom(1));
        assertThat(values).startsWith(0, 1, 2).endsWith(7, 8, 9);
        assertThat(values).containsExactlyInAnyOrder(IntStream.range(0, 10).toArray());
    }

    @Test
    void drawsTheFirstAsTheWholeOrderHasThem() {
        int[] some = IntStream.range(0, 10).toArray();
        int[] all = IntStream.range(0, 10).toArray();
        Shuffle.fromTheBeginning(some, 4, new SplittableRandom(1));
        Shuffle.fromTheBeginning(all, 10, new SplittableRandom(1));
        assertThat(Arrays.copyOf(some, 4)).containsExactly(Arrays.copyOf(all, 4));
    }

    /** Which numbers are asked for is part of what was published. */
    @Test
    void asksJavasOldestGeneratorForTheNumbersThatCollectionsAskFor() {
        int[] values = IntStream.range(0, 20).toArray();
        List<Integer> list = new ArrayList<>(IntStream.range(0, 20).boxed().toList());
        Shuffle.fromTheEnd(values, new Random(5));
        Collections.shuffle(list, new Random(5));
        assertThat(values).containsExactly(list.stream().mapToInt(i -> i).toArray());
    }
}
