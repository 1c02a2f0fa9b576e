package org.kdtoolkit.teachers.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much neighbours have in common, and how much they would have by chance: the same if what they
 * are were dealt out at random.
 *
 * @param observed the mean over all pairs of neighbours
 * @param chance the mean over deals
 * @param deviation the deviation over deals
 * @param pairs how many pairs there are
 * @param members of how many vectors they are pairs
 */
record Likeness(double observed, double chance, double deviation, int pairs, int members) {

    private static final int DEALS = 24;
    private static final int SEED = 20;
    private static final int FEWEST = 100;

    /** What two have in common. */
    interface Common {
        double of(int one, int other);
    }

    /**
     * Measures it.
     *
     * @param pairs pairs of neighbours
     * @param taking who takes part; pairs with others don't count
     * @param group among whom the deals are: those with equal groups
     * @param common what two have in common
     */
    static Likeness of(
            List<int[]> pairs, IntPredicate taking, IntFunction<Object> group, Common common) {
        List<int[]> own =
                pairs.stream().filter(p -> taking.test(p[0]) && taking.test(p[1])).toList();
        int size = 1 + own.stream().flatMapToInt(IntStream::of).max().orElse(-1);
        Collection<List<Integer>> groups =
                own.stream()
                        .flatMapToInt(IntStream::of)
                        .distinct()
                        .sorted()
                        .boxed()
                        .collect(Collectors.groupingBy(group::apply))
                        .values();
        int[] places = IntStream.range(0, size).toArray();
        double observed = mean(own, places, common);
        Random random = new Random(SEED);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DEALS; i++) {
            groups.forEach(members -> deal(members, places, random));
            double value = mean(own, places, common);
            sum += value;
            squares += value * value;
        }
        double chance = sum / DEALS;
        double variance = Math.max(0, squares / DEALS - chance * chance) * DEALS / (DEALS - 1);
        return new Likeness(
                observed,
                chance,
                Math.sqrt(variance),
                own.size(),
                groups.stream().mapToInt(List::size).sum());
    }

    private static void deal(List<Integer> members, int[] places, Random random) {
        List<Integer> dealt = new ArrayList<>(members);
        Collections.shuffle(dealt, random);
        for (int i = 0; i < members.size(); i++) {
            places[members.get(i)] = dealt.get(i);
        }
    }

    private static double mean(List<int[]> pairs, int[] places, Common common) {
        return pairs.stream()
                .mapToDouble(p -> common.of(places[p[0]], places[p[1]]))
                .average()
                .orElse(0);
    }

    /**
     * Whether there are enough vectors for neighbours to be chosen among many, and for all of them
     * to be alike if their vectors are.
     */
    boolean isTelling() {
        return deviation > 0 && members >= FEWEST && chance * members >= Neighbours.COUNT;
    }

    /** By how many deviations there is more than by chance. */
    double excess() {
        return deviation > 0 ? (observed - chance) / deviation : 0;
    }

    /** Where that is between chance, 0, and all there can be, 1. */
    double strength() {
        return chance < 1 ? (observed - chance) / (1 - chance) : 0;
    }
}
