package org.kdtoolkit.cli;

import java.util.List;
import java.util.Locale;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.eval.metrics.Accuracy;
import org.kdtoolkit.eval.metrics.Tagging;
import org.kdtoolkit.onnx.int8.Int8Student;
import org.kdtoolkit.predict.Labels;
import org.kdtoolkit.predict.StudentDescription;

/** How well a student does in float32 and in 8 bits, as a line. */
record Int8Judgement(StudentDescription student) {

    /** The line of a subset's samples. */
    String line(Subset subset, JudgedSamples samples, Int8Student.Answers answers) {
        if (!student.head()) {
            return String.format(
                    Locale.ROOT,
                    "%s: the embeddings' mean cosine to those before is %.4f, on %d samples",
                    subset.key(),
                    cosine(answers),
                    samples.size());
        }
        String metric = student.labels() == Labels.SEVERAL ? "tagging-map" : "top1";
        return String.format(
                Locale.ROOT,
                "%s/%s: %.1f%% before, %.1f%% after, on %d samples; the same first class for"
                        + " %.1f%%",
                subset.key(),
                metric,
                100 * judged(answers.before(), samples.labels()),
                100 * judged(answers.after(), samples.labels()),
                samples.size(),
                100 * same(answers));
    }

    private double judged(List<float[]> scores, List<int[]> labels) {
        float[][] rows = scores.toArray(float[][]::new);
        return student.labels() == Labels.SEVERAL
                ? Tagging.of(rows, labels).meanAveragePrecision()
                : Accuracy.topK(rows, labels.stream().mapToInt(of -> of[0]).toArray(), 1);
    }

    private static double same(Int8Student.Answers answers) {
        float[][] after = answers.after().toArray(float[][]::new);
        return Accuracy.topK(
                after, answers.before().stream().mapToInt(Int8Judgement::first).toArray(), 1);
    }

    private static int first(float[] scores) {
        int first = 0;
        for (int c = 1; c < scores.length; c++) {
            first = scores[c] > scores[first] ? c : first;
        }
        return first;
    }

    private static double cosine(Int8Student.Answers answers) {
        double sum = 0;
        for (int i = 0; i < answers.before().size(); i++) {
            float[] one = answers.before().get(i);
            float[] other = answers.after().get(i);
            sum += dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
        }
        return sum / answers.before().size();
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
