package org.kdtoolkit.train.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who goes on to the next rung. */
class HalvingTest {

    @Test
    void theBestFourthOfEachRungGoesOn() {
        Halving halving = new Halving(numbers(20), 4, 3, true);

        assertThat(halving.round()).contains(new Halving.Round(0, numbers(20)));
        halving.judged(scores(20, number -> number / 20.0));
        assertThat(halving.round()).contains(new Halving.Round(1, List.of(20, 19, 18, 17, 16)));
        halving.judged(Map.of(20, 0.1, 19, 0.2, 18, 0.9, 17, 0.3, 16, 0.4));
        assertThat(halving.round()).contains(new Halving.Round(2, List.of(18)));
        halving.judged(Map.of(18, 0.5));
        assertThat(halving.round()).isEmpty();
        assertThat(halving.rungs()).containsEntry(18, 2).containsEntry(20, 1).containsEntry(1, 0);
    }

    @Test
    void ofSmallerIsBetterTheSmallestGoOn() {
        Halving halving = new Halving(numbers(4), 2, 2, false);

        halving.judged(Map.of(1, 0.4, 2, 0.1, 3, 0.3, 4, 0.2));

        assertThat(halving.round()).contains(new Halving.Round(1, List.of(2, 4)));
    }

    @Test
    void ofEqualOnesTheEarlierGoesOn() {
        Halving halving = new Halving(numbers(4), 2, 2, true);

        halving.judged(Map.of(4, 0.5, 3, 0.5, 2, 0.5, 1, 0.5));

        assertThat(halving.round()).contains(new Halving.Round(1, List.of(1, 2)));
    }

    @Test
    void oneGoesOnEvenOfFewerThanTheReduction() {
        Halving halving = new Halving(numbers(3), 4, 3, true);

        halving.judged(Map.of(1, 0.1, 2, 0.3, 3, 0.2));

        assertThat(halving.round()).contains(new Halving.Round(1, List.of(2)));
    }

    @Test
    void whoFailedIsCountedAmongThoseOfTheRungAndDoesNotGoOn() {
        Halving halving = new Halving(numbers(8), 4, 2, true);

        halving.judged(Map.of(3, 0.1, 7, 0.3));

        assertThat(halving.round()).contains(new Halving.Round(1, List.of(7, 3)));
    }

    @Test
    void ifAllWhoWentOnFailTheNextBestGoOn() {
        Halving halving = new Halving(numbers(5), 2, 2, true);
        halving.judged(scores(5, number -> -number));

        assertThat(halving.round()).contains(new Halving.Round(1, List.of(1, 2)));
        halving.judged(Map.of());
        assertThat(halving.round()).contains(new Halving.Round(1, List.of(3, 4)));
        halving.judged(Map.of());
        assertThat(halving.round()).contains(new Halving.Round(1, List.of(5)));
        halving.judged(Map.of());
        assertThat(halving.round()).isEmpty();
        assertThat(halving.rungs().values()).containsOnly(1);
    }

    @Test
    void nothingGoesOnWhereAllFail() {
        Halving halving = new Halving(numbers(5), 2, 2, true);

        halving.judged(Map.of());

        assertThat(halving.round()).isEmpty();
        assertThatThrownBy(() -> halving.judged(Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withOneRungEachIsTrainedToItsEndOnce() {
        Halving halving = new Halving(numbers(5), 4, 1, true);

        halving.judged(Map.of(2, 0.5));

        assertThat(halving.round()).isEmpty();
        assertThat(halving.rungs().values()).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsDecidedHoldsForAnyScores(int seed) {
        Random random = new Random(seed);
        int candidates = 1 + random.nextInt(60);
        int reduction = 2 + random.nextInt(4);
        int rungs = 1 + random.nextInt(4);
        boolean greater = random.nextBoolean();
        Halving halving = new Halving(numbers(candidates), reduction, rungs, greater);
        Halving shuffled = new Halving(numbers(candidates), reduction, rungs, greater);
        Map<Integer, Integer> trained = new HashMap<>();
        List<Integer> before = numbers(candidates);
        int size = candidates;
        int rung = 0;
        for (Optional<Halving.Round> round = halving.round();
                round.isPresent();
                round = halving.round()) {
            List<Integer> now = round.get().candidates();
            assertThat(shuffled.round()).isEqualTo(round);
            assertThat(round.get().rung()).isEqualTo(rung++);
            assertThat(before).containsAll(now);
            assertThat(now).hasSize(size).doesNotHaveDuplicates();
            now.forEach(number -> trained.merge(number, 1, Integer::sum));
            Map<Integer, Double> scores = new HashMap<>();
            now.forEach(number -> scores.put(number, random.nextInt(10) / 10.0));
            halving.judged(scores);
            shuffled.judged(inAnotherOrder(scores, random));
            halving.round().ifPresent(next -> assertNoWorseStaysBehind(next, now, scores, greater));
            before = now;
            size = Math.max(1, size / reduction);
        }
        assertThat(rung).isEqualTo(rungs);
        assertThat(halving.rungs()).hasSize(candidates).isEqualTo(shuffled.rungs());
        halving.rungs().forEach((number, at) -> assertThat(trained.get(number)).isEqualTo(at + 1));
    }

    private static void assertNoWorseStaysBehind(
            Halving.Round next,
            List<Integer> entered,
            Map<Integer, Double> scores,
            boolean greater) {
        for (int gone : next.candidates()) {
            for (int left : entered) {
                if (!next.candidates().contains(left)) {
                    double difference = scores.get(gone) - scores.get(left);
                    assertThat(greater ? difference >= 0 : difference <= 0).isTrue();
                    assertThat(difference != 0 || gone < left).isTrue();
                }
            }
        }
    }

    private static Map<Integer, Double> inAnotherOrder(Map<Integer, Double> scores, Random random) {
        List<Integer> keys = new ArrayList<>(scores.keySet());
        Collections.shuffle(keys, random);
        Map<Integer, Double> other = new LinkedHashMap<>();
        keys.forEach(key -> other.put(key, scores.get(key)));
        return other;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4, 12, '1,4,12'",
        "1, 4, 16, '1,4,16'",
        "2, 4, 30, '2,8,30'",
        "6, 4, 100, '6,24,100'",
        "3, 3, 30, '3,9,30'",
        "1, 2, 3, '1,2,3'",
        "1, 2, 2, '1,2'",
        "9, 4, 10, '9,10'",
        "1, 1000, 12, '1,12'"
    })
    void rungsLieAFactorApartAndEndAtTheWholeTraining(
            int first, int reduction, int whole, String expected) {
        assertThat(Rungs.of(first, reduction, whole).epochs())
                .extracting(String::valueOf)
                .containsExactly(expected.split(","));
    }

    private static List<Integer> numbers(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    private static Map<Integer, Double> scores(int count, IntToDoubleFunction score) {
        Map<Integer, Double> scores = new HashMap<>();
        numbers(count).forEach(number -> scores.put(number, score.applyAsDouble(number)));
        return scores;
    }
}
