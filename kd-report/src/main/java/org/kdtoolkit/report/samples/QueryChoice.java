package org.kdtoolkit.report.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Chooses the queries that a report shows: first those at which methods differ most, then some at
 * which all do well and some at which all do badly, of different classes as far as there are any.
 * What there is not enough of is made up by the others.
 *
 * @param study the samples
 * @param candidates the places of queries that may be shown
 * @param right [methods][candidates] how many of the nearest have a class in common with the query
 */
record QueryChoice(SampleStudy study, List<Integer> candidates, int[][] right) {

    private static final int DIFFERING = 3;
    private static final int GOOD = 1;
    private static final int BAD = 2;

    /** The places of the chosen candidates in their list. */
    List<Integer> chosen() {
        List<Integer> byDifference = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            byDifference.add(i);
        }
        // sorts are stable: of equals the first candidate comes first
        List<Integer> byGoodness = new ArrayList<>(byDifference);
        byDifference.sort(Comparator.comparingInt(i -> least(i) - most(i)));
        byGoodness.sort(Comparator.comparingInt(i -> -least(i)));
        List<Integer> byBadness = new ArrayList<>(byGoodness);
        byBadness.sort(Comparator.comparingInt(this::most));
        Set<Integer> chosen = new LinkedHashSet<>();
        take(byDifference, i -> most(i) > least(i), DIFFERING, chosen);
        take(byGoodness, i -> least(i) > 0, GOOD, chosen);
        take(byBadness, i -> true, DIFFERING + GOOD + BAD - chosen.size(), chosen);
        return List.copyOf(chosen);
    }

    private void take(
            List<Integer> ranked, Predicate<Integer> fit, int count, Set<Integer> chosen) {
        int full = chosen.size() + count;
        for (boolean newClass : new boolean[] {true, false}) {
            for (int candidate : ranked) {
                if (chosen.size() < full
                        && fit.test(candidate)
                        && (!newClass || isOfNewClass(candidate, chosen))) {
                    chosen.add(candidate);
                }
            }
        }
    }

    private boolean isOfNewClass(int candidate, Set<Integer> chosen) {
        return chosen.stream()
                .noneMatch(
                        other -> study.related(candidates.get(candidate), candidates.get(other)));
    }

    private int least(int candidate) {
        int least = Integer.MAX_VALUE;
        for (int[] ofMethod : right) {
            least = Math.min(least, ofMethod[candidate]);
        }
        return least;
    }

    private int most(int candidate) {
        int most = 0;
        for (int[] ofMethod : right) {
            most = Math.max(most, ofMethod[candidate]);
        }
        return most;
    }
}
