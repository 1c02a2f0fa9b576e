package org.kdtoolkit.report.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scores of all classes, where ranked predictions hold them all. */
final class AllScores {

    private AllScores() {}

    /**
     * Puts the scores in the classes' order.
     *
     * @param ranked the classes of each sample by its id, best first
     * @param ids the samples
     * @param classes the classes' names, where they are known
     * @return [N, C]; empty unless each sample has a score of each class
     */
    static Optional<float[][]> of(
            Map<String, List<TrialAnswers.Scored>> ranked,
            List<String> ids,
            Optional<List<String>> classes) {
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> index = new HashMap<>();
        classes.get().forEach(name -> index.put(name, index.size()));
        int count = classes.get().size();
        float[][] scores = new float[ids.size()][count];
        for (int i = 0; i < scores.length; i++) {
            List<TrialAnswers.Scored> of = ranked.get(ids.get(i));
            if (of.size() != count || index.size() != count) {
                return Optional.empty();
            }
            for (TrialAnswers.Scored one : of) {
                Integer label = index.get(one.label());
                if (label == null) {
                    return Optional.empty();
                }
                scores[i][label] = (float) one.score();
            }
        }
        return Optional.of(scores);
    }
}
