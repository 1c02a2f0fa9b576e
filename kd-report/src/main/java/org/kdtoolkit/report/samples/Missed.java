package org.kdtoolkit.report.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The samples that no trial of any method got right: none gave most to one of the sample's classes.
 *
 * @param samples their places in the study; first those of which the students were surest
 * @param asked how many samples every trial was asked
 */
public record Missed(List<Integer> samples, int asked) {

    /** Looks for them; without classes a sample can't be missed. */
    public static Missed of(SampleStudy study) {
        List<Integer> missed = new ArrayList<>();
        int asked = 0;
        for (int i = 0; i < study.ids().size(); i++) {
            int sample = i;
            if (study.trials().stream().allMatch(trial -> trial.said(sample) != Replies.NONE)
                    && study.truth().get(sample).length > 0) {
                asked++;
                if (study.trials().stream()
                        .noneMatch(trial -> study.isOf(sample, trial.said(sample)))) {
                    missed.add(sample);
                }
            }
        }
        missed.sort(
                Comparator.comparingDouble((Integer sample) -> confidence(study, sample))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()));
        return new Missed(List.copyOf(missed), asked);
    }

    private static double confidence(SampleStudy study, int sample) {
        return study.trials().stream()
                .mapToDouble(trial -> trial.confidence()[sample])
                .average()
                .orElse(0);
    }
}
