package org.kdtoolkit.train.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.train.config.SearchConfig;
import org.kdtoolkit.train.search.Candidate;
import org.kdtoolkit.train.search.Halving;
import org.kdtoolkit.train.search.Rungs;

/** How far the candidates of each method climb: each method has its own {@link Halving}. */
final class SearchLadder {

    private final List<Candidate> candidates;
    private final CandidateScores scores;
    private final Map<String, Halving> methods = new LinkedHashMap<>();

    /** Begins with all candidates on the first rung. */
    SearchLadder(
            SearchConfig search, List<Candidate> candidates, Rungs rungs, CandidateScores scores) {
        this.candidates = candidates;
        this.scores = scores;
        boolean greaterIsBetter = scores.greaterIsBetter();
        candidates.stream()
                .collect(
                        Collectors.groupingBy(
                                Candidate::method,
                                LinkedHashMap::new,
                                Collectors.mapping(Candidate::number, Collectors.toList())))
                .forEach(
                        (method, numbers) ->
                                methods.put(
                                        method,
                                        new Halving(
                                                numbers,
                                                search.factor(),
                                                rungs.count(),
                                                greaterIsBetter)));
    }

    /** Climbs to the end by what trials have left; those that left nothing have failed. */
    void decide() {
        while (!climbing().isEmpty()) {
            judge();
        }
    }

    /** The candidates that are to be trained now, each up to its {@link #rung}. */
    List<Candidate> climbing() {
        return candidates.stream()
                .filter(
                        candidate ->
                                methods.get(candidate.method())
                                        .round()
                                        .filter(
                                                round ->
                                                        round.candidates()
                                                                .contains(candidate.number()))
                                        .isPresent())
                .toList();
    }

    /** Compares those that were trained, and lets the best go on. */
    void judge() {
        for (Halving halving : methods.values()) {
            Optional<Halving.Round> round = halving.round();
            round.ifPresent(now -> halving.judged(means(halving, now)));
        }
    }

    private Map<Integer, Double> means(Halving halving, Halving.Round round) {
        Map<Integer, Double> means = new LinkedHashMap<>();
        candidates.stream()
                .filter(candidate -> methods.get(candidate.method()) == halving)
                .filter(candidate -> round.candidates().contains(candidate.number()))
                .forEach(
                        candidate ->
                                scores.mean(candidate, round.rung())
                                        .ifPresent(mean -> means.put(candidate.number(), mean)));
        return means;
    }

    /** The rung up to which a candidate is trained, from 0. */
    int rung(Candidate candidate) {
        return methods.get(candidate.method()).rungs().get(candidate.number());
    }
}
