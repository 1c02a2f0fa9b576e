package org.kdtoolkit.report.comparison;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.eval.statistics.ComparisonRules;
import org.kdtoolkit.eval.statistics.Comparisons;
import org.kdtoolkit.eval.statistics.Pairs;
import org.kdtoolkit.report.result.TrialFolder;

/**
 * Two runs on the samples that both have judged.
 *
 * @param methods the methods of both
 * @param notes what could not be compared, and what a reader must know
 */
public record RunComparison(List<MethodComparison> methods, List<String> notes) {

    private static final int BEST = 5;

    /** What the average of an only student is called, of which no answers are written. */
    private static final String AVERAGED = "averaged";

    /** Copies the lists. */
    public RunComparison {
        methods = List.copyOf(methods);
        notes = List.copyOf(notes);
    }

    /** Trials with the same seed, in each run one. */
    private record Pair(JudgedTrial a, JudgedTrial b) {}

    /** The methods under comparison, before anything is said of them. */
    private record Scored(
            String method, String other, CommonSamples common, Map<Integer, Pair> pairs) {}

    /**
     * Compares two runs: the methods of the same name over the seeds of both, or two trials
     * whatever their methods and seeds.
     *
     * @param network whose answers; empty for an only student
     * @throws ConfigurationException if no method is in both
     * @throws org.kdtoolkit.api.data.DataException if a file can't be read, or the runs have no
     *     judged sample in common
     */
    public static RunComparison of(ComparedRun a, ComparedRun b, Optional<String> network) {
        List<String> notes = new ArrayList<>();
        List<Scored> scored = new ArrayList<>();
        if (a.single() && b.single()) {
            scored.add(ofTrials(a, b, network, notes));
        } else {
            for (String method : common(a, b, notes)) {
                ofMethod(method, a, b, network, notes).ifPresent(scored::add);
            }
        }
        if (scored.isEmpty()) {
            throw new ConfigurationException(
                    "%s and %s have nothing to compare: %s"
                            .formatted(a.path(), b.path(), String.join("; ", notes)));
        }
        return new RunComparison(figures(scored, notes), notes);
    }

    private static Scored ofTrials(
            ComparedRun a, ComparedRun b, Optional<String> network, List<String> notes) {
        String method = a.methods().keySet().iterator().next();
        String other = b.methods().keySet().iterator().next();
        int seed = a.methods().get(method).keySet().iterator().next();
        int otherSeed = b.methods().get(other).keySet().iterator().next();
        if (seed != otherSeed) {
            notes.add(
                    "the trials have different seeds, %d and %d; a single pair says nothing of the scatter between seeds"
                            .formatted(seed, otherSeed));
        }
        Pair pair =
                new Pair(
                        required(a, method, seed, network), required(b, other, otherSeed, network));
        return new Scored(
                method,
                other,
                CommonSamples.of(List.of(pair.a()), List.of(pair.b())),
                Map.of(seed, pair));
    }

    private static JudgedTrial required(
            ComparedRun run, String method, int seed, Optional<String> network) {
        TrialFolder trial = run.methods().get(method).get(seed);
        return JudgedTrial.read(trial, network)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        network.map(name -> unanswered(trial, name))
                                                .orElseGet(() -> unanswered(trial))));
    }

    private static String unanswered(TrialFolder trial) {
        return "%s has no answers to samples; expected predictions.json and embeddings.npz; where a trial leaves several networks, --student names one"
                .formatted(trial.path());
    }

    private static String unanswered(TrialFolder trial, String network) {
        return network.equals(AVERAGED)
                        && Files.exists(trial.path().resolve("students/averaged.safetensors"))
                ? "%s keeps the answers of the plain student alone, not those of its average; leave out --student to compare the plain ones"
                        .formatted(trial.path())
                : "%s has no answers to samples of the network %s; expected students/%s.predictions.json and students/%s.embeddings.npz"
                        .formatted(trial.path(), network, network, network);
    }

    private static Set<String> common(ComparedRun a, ComparedRun b, List<String> notes) {
        Set<String> common = new TreeSet<>(a.methods().keySet());
        common.retainAll(b.methods().keySet());
        List<String> ordered = a.methods().keySet().stream().filter(common::contains).toList();
        note(notes, a, b);
        note(notes, b, a);
        return new LinkedHashSet<>(ordered);
    }

    private static void note(List<String> notes, ComparedRun run, ComparedRun other) {
        List<String> alone =
                run.methods().keySet().stream()
                        .filter(method -> !other.methods().containsKey(method))
                        .toList();
        if (!alone.isEmpty()) {
            notes.add("only %s has: %s".formatted(run.path(), String.join(", ", alone)));
        }
    }

    private static Optional<Scored> ofMethod(
            String method,
            ComparedRun a,
            ComparedRun b,
            Optional<String> network,
            List<String> notes) {
        Map<Integer, Pair> pairs = new LinkedHashMap<>();
        Set<Integer> alone = new TreeSet<>(a.methods().get(method).keySet());
        alone.addAll(b.methods().get(method).keySet());
        for (int seed : a.methods().get(method).keySet()) {
            if (b.methods().get(method).containsKey(seed)) {
                pairs.put(
                        seed,
                        new Pair(
                                required(a, method, seed, network),
                                required(b, method, seed, network)));
            }
        }
        alone.removeAll(pairs.keySet());
        if (!alone.isEmpty()) {
            notes.add(
                    "%s: of one run alone, and left out, are the seeds %s"
                            .formatted(method, alone));
        }
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Scored(
                                method,
                                method,
                                CommonSamples.of(
                                        pairs.values().stream().map(Pair::a).toList(),
                                        pairs.values().stream().map(Pair::b).toList()),
                                pairs));
    }

    private static List<MethodComparison> figures(List<Scored> scored, List<String> notes) {
        Map<Scored, Map<String, Values>> values = new LinkedHashMap<>();
        scored.forEach(one -> values.put(one, values(one, notes)));
        Map<Scored, Map<String, String>> sentences = sentences(values);
        List<MethodComparison> methods = new ArrayList<>();
        values.forEach(
                (one, metrics) -> {
                    Map<String, MethodComparison.Figures> figures = new LinkedHashMap<>();
                    metrics.forEach(
                            (metric, of) ->
                                    figures.put(
                                            metric,
                                            new MethodComparison.Figures(
                                                    of.a(),
                                                    of.b(),
                                                    one.pairs().size() == 1
                                                            ? ""
                                                            : sentences.get(one).get(metric))));
                    methods.add(
                            new MethodComparison(
                                    one.method(),
                                    one.other(),
                                    one.common().ids().size(),
                                    one.common().onlyA(),
                                    one.common().onlyB(),
                                    one.common().otherLabels(),
                                    figures,
                                    metrics.containsKey("top1") ? agreement(one) : Map.of()));
                });
        return methods;
    }

    private record Values(Map<Integer, Double> a, Map<Integer, Double> b) {}

    private static Map<String, Values> values(Scored one, List<String> notes) {
        CommonSamples common = one.common();
        Map<String, Values> metrics = new LinkedHashMap<>();
        JudgedTrial any = one.pairs().values().iterator().next().a();
        JudgedTrial other = one.pairs().values().iterator().next().b();
        Set<String> classes = CommonSamples.classes(any, other);
        if (classes.size() < Math.max(any.classes().size(), other.classes().size())) {
            notes.add(
                    "%s: of %d and %d classes, %d are of both runs; a network is not asked for those that it does not have"
                            .formatted(
                                    one.method(),
                                    any.classes().size(),
                                    other.classes().size(),
                                    classes.size()));
        }
        if (common.areOfOneClass(any)) {
            metrics.put("top1", scores(one, trial -> Optional.of(common.accuracy(trial, 1))));
            metrics.put("top5", scores(one, trial -> Optional.of(common.accuracy(trial, BEST))));
            return metrics;
        }
        Values tagging = scores(one, trial -> common.tagging(trial, classes));
        if (tagging.a().size() < one.pairs().size() || tagging.b().size() < one.pairs().size()) {
            notes.add(
                    "%s: samples have several classes, and not all scores were kept; nothing is scored"
                            .formatted(one.method()));
            return metrics;
        }
        metrics.put("tagging-map", tagging);
        return metrics;
    }

    private interface Score {
        Optional<Double> of(JudgedTrial trial);
    }

    private static Values scores(Scored one, Score score) {
        Values values = new Values(new LinkedHashMap<>(), new LinkedHashMap<>());
        one.pairs()
                .forEach(
                        (seed, pair) -> {
                            score.of(pair.a()).ifPresent(value -> values.a().put(seed, value));
                            score.of(pair.b()).ifPresent(value -> values.b().put(seed, value));
                        });
        return values;
    }

    /** Each metric is a family of its own: of all methods, the second run beside the first. */
    private static Map<Scored, Map<String, String>> sentences(
            Map<Scored, Map<String, Values>> values) {
        Map<Scored, Map<String, String>> sentences = new LinkedHashMap<>();
        values.keySet().forEach(one -> sentences.put(one, new LinkedHashMap<>()));
        for (String metric : List.of("top1", "top5", "tagging-map")) {
            Map<Scored, Pairs> family = new LinkedHashMap<>();
            values.forEach(
                    (one, metrics) -> {
                        if (metrics.containsKey(metric)) {
                            Values of = metrics.get(metric);
                            family.put(one, Pairs.of(of.a(), of.b()));
                        }
                    });
            Comparisons.family(family, ComparisonRules.of(Metric.fraction(metric)))
                    .forEach((one, found) -> sentences.get(one).put(metric, found.sentence()));
        }
        return sentences;
    }

    private static Map<Integer, Agreement> agreement(Scored one) {
        Map<Integer, Agreement> agreement = new LinkedHashMap<>();
        one.pairs()
                .forEach(
                        (seed, pair) ->
                                agreement.put(seed, one.common().agreement(pair.a(), pair.b())));
        return agreement;
    }
}
