package org.kdtoolkit.report.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.eval.metrics.Tagging;
import org.kdtoolkit.eval.statistics.McNemar;

/**
 * The samples that trials of two runs have judged, all of them.
 *
 * @param ids those with the same labels in both runs
 * @param onlyA how many only the first run has
 * @param onlyB how many only the second has
 * @param otherLabels how many have other labels
 */
record CommonSamples(List<String> ids, int onlyA, int onlyB, int otherLabels) {

    /**
     * Finds them.
     *
     * @throws DataException if the runs judged different subsets, or there is no such sample
     */
    static CommonSamples of(List<JudgedTrial> a, List<JudgedTrial> b) {
        requireSameSubset(a.get(0), b.get(0));
        Set<String> ofA = common(a);
        Set<String> ofB = common(b);
        List<String> same = new ArrayList<>();
        int otherLabels = 0;
        int both = 0;
        for (String id : ofA) {
            if (ofB.contains(id)) {
                both++;
                if (a.get(0).truth(id).equals(b.get(0).truth(id))) {
                    same.add(id);
                } else {
                    otherLabels++;
                }
            }
        }
        if (same.isEmpty()) {
            throw new DataException(
                    "%s and %s have no judged sample in common%s (%d and %d samples)"
                            .formatted(
                                    a.get(0).folder(),
                                    b.get(0).folder(),
                                    otherLabels > 0 ? " that has the same label in both" : "",
                                    ofA.size(),
                                    ofB.size()));
        }
        return new CommonSamples(same, ofA.size() - both, ofB.size() - both, otherLabels);
    }

    private static void requireSameSubset(JudgedTrial a, JudgedTrial b) {
        if (a.subset() != b.subset()) {
            throw new DataException(
                    "%s was judged on the %s samples, %s on the %s samples; they can't be compared"
                            .formatted(a.folder(), a.subset().key(), b.folder(), b.subset().key()));
        }
    }

    private static Set<String> common(List<JudgedTrial> trials) {
        Set<String> ids = new LinkedHashSet<>(trials.get(0).ids());
        trials.forEach(trial -> ids.retainAll(trial.ids()));
        return ids;
    }

    /** Whether each sample has one class, so that there is an accuracy. */
    boolean areOfOneClass(JudgedTrial trial) {
        return ids.stream().allMatch(id -> trial.truth(id).size() == 1);
    }

    /** The share of samples whose class is among the best K. */
    double accuracy(JudgedTrial trial, int k) {
        return (double) ids.stream().filter(id -> trial.isAmong(id, k)).count() / ids.size();
    }

    /**
     * The mean average precision over the classes that both runs have.
     *
     * @param classes their names
     * @return empty if the trial's scores were not kept
     */
    Optional<Double> tagging(JudgedTrial trial, Collection<String> classes) {
        List<String> ordered = List.copyOf(classes);
        float[][] scores = new float[ids.size()][];
        List<int[]> labels = new ArrayList<>();
        for (int row = 0; row < scores.length; row++) {
            Optional<float[]> all = trial.scores(ids.get(row));
            if (all.isEmpty()) {
                return Optional.empty();
            }
            scores[row] = chosen(all.get(), trial.classes(), ordered);
            labels.add(
                    trial.truth(ids.get(row)).stream()
                            .mapToInt(ordered::indexOf)
                            .filter(label -> label >= 0)
                            .sorted()
                            .toArray());
        }
        return Optional.of(Tagging.of(scores, labels).meanAveragePrecision());
    }

    private static float[] chosen(float[] scores, List<String> from, List<String> classes) {
        Map<String, Integer> places = new LinkedHashMap<>();
        from.forEach(name -> places.put(name, places.size()));
        float[] chosen = new float[classes.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = scores[places.get(classes.get(i))];
        }
        return chosen;
    }

    /** How two trials agree on samples of one class each. */
    Agreement agreement(JudgedTrial a, JudgedTrial b) {
        int same = 0;
        int onlyA = 0;
        int onlyB = 0;
        for (String id : ids) {
            boolean rightA = a.isAmong(id, 1);
            boolean rightB = b.isAmong(id, 1);
            same += a.best(id).equals(b.best(id)) ? 1 : 0;
            onlyA += rightA && !rightB ? 1 : 0;
            onlyB += rightB && !rightA ? 1 : 0;
        }
        return new Agreement(same, onlyA, onlyB, McNemar.pValue(onlyA, onlyB));
    }

    /** The classes that two trials have in common, by name. */
    static Set<String> classes(JudgedTrial a, JudgedTrial b) {
        Set<String> common = new TreeSet<>(a.classes());
        common.retainAll(b.classes());
        return common;
    }
}
