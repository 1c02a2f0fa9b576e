package org.kdtoolkit.report.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.kdtoolkit.api.eval.MetricKey;

/**
 * What a search has tried, and what came of it; the content of {@code search.json}.
 *
 * @param strategy how values were chosen
 * @param trials how many candidates each method was allowed
 * @param seeds the seeds that each was averaged over
 * @param metric what they were compared by, on validation samples
 * @param methods the methods that were searched, in the order of the file
 * @param budget what was spent
 */
public record SearchRecord(
        String strategy,
        int trials,
        List<Integer> seeds,
        MetricKey metric,
        boolean greaterIsBetter,
        List<Method> methods,
        SearchBudget budget) {

    /** A search of which nobody knows what it has spent. */
    public SearchRecord(
            String strategy,
            int trials,
            List<Integer> seeds,
            MetricKey metric,
            boolean greaterIsBetter,
            List<Method> methods) {
        this(strategy, trials, seeds, metric, greaterIsBetter, methods, null);
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if something is missing
     */
    public SearchRecord {
        RequiredValues.present("strategy", strategy);
        RequiredValues.present("metric", metric);
        seeds = RequiredValues.list("seeds", seeds);
        methods = RequiredValues.listIfAny("methods", methods);
        budget = SearchBudget.orUnknown(budget);
    }

    /** The method of a name, if it was searched. */
    public Optional<Method> method(String name) {
        return methods.stream().filter(method -> method.name().equals(name)).findFirst();
    }

    /**
     * The candidates of a method that did not fail, the best first: whoever was trained up to a
     * higher rung comes before the others.
     */
    public List<Candidate> compared(Method method) {
        Comparator<Candidate> byMean = Comparator.comparingDouble(one -> one.mean().orElseThrow());
        Comparator<Candidate> highestFirst =
                Comparator.comparing(
                        one -> Objects.requireNonNullElse(one.rung(), 1),
                        Comparator.reverseOrder());
        return method.candidates().stream()
                .filter(one -> one.values().size() == seeds.size())
                .sorted(highestFirst.thenComparing(greaterIsBetter ? byMean.reversed() : byMean))
                .toList();
    }

    /**
     * What was tried of a method.
     *
     * @param name the method's name
     * @param space each axis in a few words, by its key
     * @param candidates in the order in which they were tried
     * @param ranking the numbers of those that ran to their end with all seeds, the best first; of
     *     equal ones the earlier
     * @param edges the axes on which the best lies at the edge of what was searched
     * @param by who chose the values from outside, where that was told
     */
    public record Method(
            String name,
            Map<String, String> space,
            List<Candidate> candidates,
            List<Integer> ranking,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> edges,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> by) {

        /** Copies lists and map. */
        public Method {
            RequiredValues.present("name", name);
            space = Collections.unmodifiableMap(new LinkedHashMap<>(space));
            candidates = RequiredValues.list("candidates", candidates);
            ranking = RequiredValues.listIfAny("ranking", ranking);
            edges = RequiredValues.listIfAny("edges", edges);
            by = RequiredValues.listIfAny("by", by);
        }

        /** The same, with who chose the values from outside. */
        public Method chosenBy(List<String> names) {
            return new Method(name, space, candidates, ranking, edges, names);
        }

        /** The best candidate; empty if all failed. */
        @JsonIgnore
        public Optional<Candidate> best() {
            return ranked(0);
        }

        /** The second best. */
        @JsonIgnore
        public Optional<Candidate> runnerUp() {
            return ranked(1);
        }

        private Optional<Candidate> ranked(int place) {
            return place < ranking.size()
                    ? candidates.stream()
                            .filter(one -> one.number() == ranking.get(place))
                            .findFirst()
                    : Optional.empty();
        }

        /** Ranks candidates. */
        public static List<Integer> rank(
                List<Candidate> candidates, int seeds, boolean greaterIsBetter) {
            Comparator<Candidate> byMean =
                    Comparator.comparingDouble(one -> one.mean().orElseThrow());
            return candidates.stream()
                    .filter(one -> one.values().size() == seeds)
                    .sorted(greaterIsBetter ? byMean.reversed() : byMean)
                    .map(Candidate::number)
                    .toList();
        }
    }

    /**
     * Values that were tried.
     *
     * @param number which candidate of its method, from 1
     * @param at the value of each axis by its key
     * @param folder where its trials are, seen from the benchmark's folder
     * @param values the metric by seed, of the trials that ran to their end, or to the rung
     * @param rung the rung up to which it was trained, from 1; null where there is a single one
     */
    public record Candidate(
            int number,
            Map<String, PointValue> at,
            String folder,
            Map<Integer, Double> values,
            @JsonInclude(JsonInclude.Include.NON_NULL) Integer rung) {

        /** A candidate that was trained to its end. */
        public Candidate(
                int number,
                Map<String, PointValue> at,
                String folder,
                Map<Integer, Double> values) {
            this(number, at, folder, values, null);
        }

        /** Copies the maps. */
        public Candidate {
            at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** The mean over the seeds that ran to their end. */
        @JsonIgnore
        public OptionalDouble mean() {
            return values.values().stream().mapToDouble(Double::doubleValue).average();
        }
    }
}
