package org.kdtoolkit.report.card;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.eval.metrics.Tagging;
import org.kdtoolkit.report.result.TrialAnswers;

/**
 * How well a student knows each class.
 *
 * @param subset whose samples it was judged on
 * @param samples how many there were
 * @param measures what the figures are called: recall and precision, or average precision
 * @param classes a row a class, in the order of the classes
 */
public record ClassFigures(
        Subset subset, int samples, List<String> measures, List<OfClass> classes) {

    /** Copies the lists. */
    public ClassFigures {
        measures = List.copyOf(measures);
        classes = List.copyOf(classes);
    }

    /**
     * One class.
     *
     * @param name its name
     * @param samples how many samples are of it
     * @param values a fraction a measure; NaN where there is nothing to measure by
     */
    public record OfClass(String name, int samples, List<Double> values) {
        /** Copies the list. */
        public OfClass {
            values = List.copyOf(values);
        }
    }

    /**
     * Judges by what a trial's student answered: one class a sample by recall and precision, any
     * number by average precision.
     *
     * @param classes the classes' names in their order
     * @return empty where samples have several classes and the trial kept no scores
     * @throws DataException if the answers are of other classes
     */
    public static Optional<ClassFigures> of(
            TrialAnswers answers, List<String> classes, boolean several) {
        int[] counts = new int[classes.size()];
        for (int[] labels : answers.labels().values()) {
            for (int label : labels) {
                if (label < 0 || label >= counts.length) {
                    throw otherClasses("class " + label);
                }
                counts[label]++;
            }
        }
        if (!several) {
            return Optional.of(
                    figures(
                            answers,
                            List.of("recall", "precision"),
                            classes,
                            counts,
                            chosen(answers, classes, counts)));
        }
        return answers.scores()
                .map(
                        scores ->
                                figures(
                                        answers,
                                        List.of("average precision"),
                                        classes,
                                        counts,
                                        precisions(scores, answers)));
    }

    private static ClassFigures figures(
            TrialAnswers answers,
            List<String> measures,
            List<String> classes,
            int[] counts,
            List<List<Double>> values) {
        List<OfClass> rows = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            rows.add(new OfClass(classes.get(c), counts[c], values.get(c)));
        }
        return new ClassFigures(answers.subset(), answers.labels().size(), measures, rows);
    }

    private static List<List<Double>> chosen(
            TrialAnswers answers, List<String> classes, int[] counts) {
        Map<String, Integer> index = new HashMap<>();
        for (int c = 0; c < counts.length; c++) {
            index.put(classes.get(c), c);
        }
        int[] right = new int[counts.length];
        int[] chosen = new int[counts.length];
        answers.labels()
                .forEach(
                        (id, labels) -> {
                            int first = first(answers.best().get(id), index);
                            chosen[first]++;
                            if (labels[0] == first) {
                                right[first]++;
                            }
                        });
        List<List<Double>> values = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            values.add(List.of(share(right[c], counts[c]), share(right[c], chosen[c])));
        }
        return values;
    }

    private static int first(List<TrialAnswers.Scored> best, Map<String, Integer> index) {
        String label = best.isEmpty() ? "none" : best.get(0).label();
        Integer found = index.get(label);
        if (found == null) {
            throw otherClasses(label);
        }
        return found;
    }

    private static DataException otherClasses(String found) {
        return new DataException(
                "the trial's predictions.json and embeddings.npz are of other classes than its student (found: %s); the same 'kd benchmark' with --resume makes them anew"
                        .formatted(found));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    private static List<List<Double>> precisions(float[][] scores, TrialAnswers answers) {
        List<List<Double>> values = new ArrayList<>();
        for (double value :
                Tagging.of(scores, List.copyOf(answers.labels().values())).averagePrecisions()) {
            values.add(List.of(value));
        }
        return values;
    }
}
