package org.kdtoolkit.report.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;

/**
 * The answers of a benchmark's finished trials to the samples that they were judged on.
 *
 * @param classes the classes' names in their order
 * @param modality what the students perceive, by which samples are shown
 * @param subset whose samples they are
 * @param several whether a sample may have several classes, or none
 * @param ids the samples' ids
 * @param truth the samples' classes, by the order of the ids
 * @param trials one for each trial that has left its answers, in the order of the plan
 * @param closeUp what one trial of each shown method makes of some samples
 * @param notes what could not be read, for the reader of the report
 */
public record SampleStudy(
        List<String> classes,
        String modality,
        Subset subset,
        boolean several,
        List<String> ids,
        List<int[]> truth,
        List<Replies> trials,
        Optional<CloseUp> closeUp,
        List<String> notes) {

    /** Copies the lists. */
    public SampleStudy {
        classes = List.copyOf(classes);
        ids = List.copyOf(ids);
        truth = List.copyOf(truth);
        trials = List.copyOf(trials);
        notes = List.copyOf(notes);
    }

    /** A study of nothing, which says why. */
    public static SampleStudy none(List<String> notes) {
        return new SampleStudy(
                List.of(),
                "",
                Subset.TEST,
                false,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                notes);
    }

    /** The methods that have named classes, in the order of the plan. */
    public List<String> methods() {
        return trials.stream()
                .filter(trial -> !trial.isSilent())
                .map(Replies::method)
                .distinct()
                .toList();
    }

    /** The trials of a method that have named classes. */
    public List<Replies> trials(String method) {
        return trials.stream()
                .filter(trial -> trial.method().equals(method) && !trial.isSilent())
                .toList();
    }

    /** How many samples there are of each class. */
    public int[] counts() {
        int[] counts = new int[classes.size()];
        for (int[] labels : truth) {
            for (int label : labels) {
                counts[label]++;
            }
        }
        return counts;
    }

    /** Whether a class is one of a sample's. */
    public boolean isOf(int sample, int label) {
        for (int own : truth.get(sample)) {
            if (own == label) {
                return true;
            }
        }
        return false;
    }

    /** Whether two samples have a class in common. */
    public boolean related(int sample, int other) {
        for (int label : truth.get(other)) {
            if (isOf(sample, label)) {
                return true;
            }
        }
        return false;
    }

    /** The names of a sample's classes. */
    public List<String> names(int sample) {
        List<String> names = new ArrayList<>();
        for (int label : truth.get(sample)) {
            names.add(classes.get(label));
        }
        return names;
    }
}
