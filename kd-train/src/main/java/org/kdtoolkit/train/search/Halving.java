package org.kdtoolkit.train.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which candidates of one method go on to the next rung: of n on a rung the best n /
 * reduction, rounded down, and one at least. All of a rung are judged before any goes on, so that
 * the outcome depends on nothing but their scores (successive halving; Jamieson and Talwalkar,
 * 2016). If all who went on fail, the next best of the rung before go on in their place.
 */
public final class Halving {

    private final int reduction;
    private final int rungs;
    private final Comparator<Map.Entry<Integer, Double>> bestFirst;
    private final Map<Integer, Integer> rungOf = new LinkedHashMap<>();
    private int rung;
    private int places;
    private List<Integer> climbing;
    private List<Integer> waiting = List.of();

    /**
     * Begins with all candidates on the first rung.
     *
     * @param candidates their numbers, at least one
     * @param reduction at least 2
     * @param rungs how many rungs there are, at least 1
     * @param greaterIsBetter which scores are better
     */
    public Halving(List<Integer> candidates, int reduction, int rungs, boolean greaterIsBetter) {
        this.reduction = reduction;
        this.rungs = rungs;
        Comparator<Map.Entry<Integer, Double>> byScore = Map.Entry.comparingByValue();
        this.bestFirst =
                (greaterIsBetter ? byScore.reversed() : byScore)
                        .thenComparing(Map.Entry.comparingByKey());
        this.places = candidates.size();
        climb(candidates);
    }

    /**
     * Candidates that are to be trained up to a rung.
     *
     * @param rung which, from 0
     * @param candidates their numbers
     */
    public record Round(int rung, List<Integer> candidates) {

        /** Copies the list. */
        public Round {
            candidates = List.copyOf(candidates);
        }
    }

    private void climb(List<Integer> candidates) {
        climbing = List.copyOf(candidates);
        climbing.forEach(number -> rungOf.put(number, rung));
    }

    /** Who is to be trained now; empty when all is decided. */
    public Optional<Round> round() {
        return climbing.isEmpty() ? Optional.empty() : Optional.of(new Round(rung, climbing));
    }

    /**
     * Takes what came of the round.
     *
     * @param scores by the candidates' numbers; those that failed have none
     * @throws IllegalStateException if all was decided before
     */
    public void judged(Map<Integer, Double> scores) {
        if (climbing.isEmpty()) {
            throw new IllegalStateException("no round is under way");
        }
        List<Integer> ranked =
                scores.entrySet().stream()
                        .filter(score -> climbing.contains(score.getKey()))
                        .sorted(bestFirst)
                        .map(Map.Entry::getKey)
                        .toList();
        if (ranked.isEmpty()) {
            next(waiting);
        } else if (rung == rungs - 1) {
            climb(List.of());
        } else {
            rung++;
            places = Math.max(1, places / reduction);
            next(ranked);
        }
    }

    /** As many of some ranked candidates as there are places on the rung go on. */
    private void next(List<Integer> ranked) {
        int going = Math.min(places, ranked.size());
        List<Integer> best = ranked.subList(0, going);
        waiting = new ArrayList<>(ranked.subList(going, ranked.size()));
        climb(best);
    }

    /** The rung up to which each candidate was trained, or failed below, by its number. */
    public Map<Integer, Integer> rungs() {
        return Map.copyOf(rungOf);
    }
}
