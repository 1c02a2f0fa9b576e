package org.kdtoolkit.report.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.Subset;

/** Tells of trials of one benchmark that were judged on different samples. */
final class JudgedApart {

    private static final int SHOWN = 4;

    private JudgedApart() {}

    /**
     * A sentence for each judged subset that is not the same in all trials that say what it was.
     *
     * @param drawnBySeed whether each seed draws samples of its own: then only trials of one seed
     *     are compared
     */
    static List<String> warnings(List<TrialResult.Done> done, boolean drawnBySeed) {
        if (!drawnBySeed) {
            return warnings(done);
        }
        return done.stream()
                .collect(
                        Collectors.groupingBy(
                                TrialResult.Done::seed, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(ofOneSeed -> warnings(ofOneSeed).stream())
                .toList();
    }

    private static List<String> warnings(List<TrialResult.Done> done) {
        List<String> warnings = new ArrayList<>();
        for (Subset subset : List.of(Subset.TEST, Subset.VALIDATION)) {
            Map<String, Set<String>> trials = new LinkedHashMap<>();
            for (TrialResult.Done trial : done) {
                SubsetUse use = trial.samples().get(subset.key());
                if (use != null) {
                    trials.computeIfAbsent(use.ids(), ids -> new LinkedHashSet<>())
                            .add(
                                    "%s with seed %d on %d"
                                            .formatted(trial.method(), trial.seed(), use.used()));
                }
            }
            if (trials.size() > 1) {
                warnings.add(
                        "The trials were not judged on the same %s samples (%s): their figures can't be compared. 'kd compare' judges two runs on the samples of both."
                                .formatted(
                                        subset.key(),
                                        trials.values().stream()
                                                .map(JudgedApart::text)
                                                .collect(Collectors.joining("; "))));
            }
        }
        return warnings;
    }

    private static String text(Set<String> trials) {
        int more = trials.size() - SHOWN;
        return trials.stream().limit(SHOWN).collect(Collectors.joining(", "))
                + (more > 0 ? ", and %d more on the same".formatted(more) : "");
    }
}
