package org.kdtoolkit.report.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.eval.metrics.Tagging;
import org.kdtoolkit.report.result.TrialAnswers;
import org.kdtoolkit.report.result.TrialResult;

/** Collects the answers of trials; all must be of the same classes and say the same of a sample. */
final class StudyBuilder {

    private final List<String> classes;
    private final Map<String, Integer> labels;
    private final String modality;
    private final Subset subset;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<int[]> truth = new ArrayList<>();
    private final List<Replies> trials = new ArrayList<>();

    private StudyBuilder(StudentFacts student, Subset subset) {
        this.classes = student.classes();
        this.labels = StudyReader.places(classes);
        this.modality = student.input().modality();
        this.subset = subset;
    }

    static StudyBuilder of(StudentFacts student, TrialAnswers answers) {
        return new StudyBuilder(student, answers.subset());
    }

    boolean isEmpty() {
        return trials.isEmpty();
    }

    /**
     * Adds a trial's answers.
     *
     * @throws DataException if they are of other classes or samples than those before
     */
    void add(TrialResult.Done done, StudentFacts student, TrialAnswers answers) {
        if (!student.classes().equals(classes) || answers.subset() != subset) {
            throw new DataException("it was judged on other classes or samples than the others");
        }
        requireSame(answers);
        Map<String, Integer> chosen = new HashMap<>();
        answers.labels()
                .keySet()
                .forEach(
                        id ->
                                answers.best().get(id).stream()
                                        .findFirst()
                                        .ifPresent(best -> chosen.put(id, label(best.label()))));
        // from here on nothing can be wrong any more, so no trial is half taken
        double[] byClass = byClass(answers, chosen);
        answers.labels()
                .forEach(
                        (id, own) -> {
                            if (places.putIfAbsent(id, truth.size()) == null) {
                                truth.add(own);
                            }
                        });
        int[] said = new int[truth.size()];
        Arrays.fill(said, Replies.NONE);
        float[] confidence = new float[truth.size()];
        chosen.forEach(
                (id, label) -> {
                    said[places.get(id)] = label;
                    confidence[places.get(id)] = (float) answers.best().get(id).get(0).score();
                });
        trials.add(new Replies(done.method(), done.seed(), said, confidence, byClass));
    }

    private void requireSame(TrialAnswers answers) {
        answers.labels()
                .forEach(
                        (id, own) -> {
                            Integer place = places.get(id);
                            if (place != null && !Arrays.equals(own, truth.get(place))) {
                                throw new DataException(
                                        "sample '%s' has other classes there than in the trials before"
                                                .formatted(id));
                            }
                            for (int label : own) {
                                if (label < 0 || label >= classes.size()) {
                                    throw new DataException(
                                            "sample '%s' is of class %d, and there are %d classes"
                                                    .formatted(id, label, classes.size()));
                                }
                            }
                        });
    }

    private int label(String name) {
        Integer label = labels.get(name);
        if (label == null) {
            throw new DataException(
                    "its predictions name a class '%s', which its student does not have"
                            .formatted(name));
        }
        return label;
    }

    private double[] byClass(TrialAnswers answers, Map<String, Integer> chosen) {
        if (chosen.isEmpty()) {
            return unknown();
        }
        if (answers.labels().values().stream().anyMatch(own -> own.length != 1)) {
            return averagePrecisions(answers);
        }
        double[] right = new double[classes.size()];
        int[] all = new int[classes.size()];
        answers.labels()
                .forEach(
                        (id, own) -> {
                            all[own[0]]++;
                            right[own[0]] += Objects.equals(chosen.get(id), own[0]) ? 1 : 0;
                        });
        for (int c = 0; c < right.length; c++) {
            right[c] = all[c] == 0 ? Double.NaN : right[c] / all[c];
        }
        return right;
    }

    private double[] averagePrecisions(TrialAnswers answers) {
        if (answers.scores().isEmpty()) {
            return unknown();
        }
        try {
            return Tagging.of(answers.scores().get(), List.copyOf(answers.labels().values()))
                    .averagePrecisions();
        } catch (IllegalArgumentException e) {
            throw new DataException("its scores can't be judged: " + e.getMessage(), e);
        }
    }

    private double[] unknown() {
        double[] unknown = new double[classes.size()];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    SampleStudy build(Optional<CloseUp> closeUp, List<String> notes) {
        return new SampleStudy(
                classes,
                modality,
                subset,
                truth.stream().anyMatch(own -> own.length != 1),
                List.copyOf(places.keySet()),
                truth,
                trials,
                closeUp,
                notes);
    }
}
