package org.kdtoolkit.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.Evidence;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.AveragePrecision;
import org.kdtoolkit.eval.metrics.CrossRetrieval;
import org.kdtoolkit.eval.metrics.MatrixProduct;

/**
 * The task {@code cross-retrieval}: from the student's embeddings to the teacher's of the same
 * subset, and back. Samples that one of the two knows nothing about are in neither gallery.
 */
final class CrossSearch implements Evaluator {

    static final String TASK = "cross-retrieval";

    private static final String THERE = "student-to-teacher";
    private static final String BACK = "teacher-to-student";
    private static final AveragePrecision FULL = new AveragePrecision.Full();

    static final List<Metric> METRICS = metrics();

    private static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        for (String way : List.of(THERE, BACK)) {
            Metric first = Metric.fraction(way + "-top1");
            metrics.add(way.equals(THERE) ? first.headline() : first);
            metrics.add(Metric.fraction(way + "-top5"));
            metrics.add(Metric.fraction(way + "-top10"));
            metrics.add(Metric.number(way + "-median-rank").lessIsBetter());
            metrics.add(Metric.fraction(way + "-class-top1"));
            metrics.add(Metric.fraction(way + "-class-map"));
        }
        return List.copyOf(metrics);
    }

    @Override
    public Map<String, Double> evaluate(Predictions predictions, Supplier<Predictions> gallery) {
        return evaluate(Evidence.of(predictions, gallery));
    }

    @Override
    public Map<String, Double> evaluate(Evidence evidence) {
        Predictions student = evidence.predictions();
        Predictions teacher = evidence.teacher();
        Map<String, Integer> known = new HashMap<>();
        IntStream.range(0, teacher.size()).forEach(row -> known.put(teacher.ids().get(row), row));
        int[] shared =
                IntStream.range(0, student.size())
                        .filter(row -> known.containsKey(student.ids().get(row)))
                        .toArray();
        if (shared.length == 0) {
            throw new DataException(
                    "the task '%s' compares what student and teacher say of the same samples, but the teacher knows none of the %d that the student was asked about; leave the task out"
                            .formatted(TASK, student.size()));
        }
        int[] partners =
                IntStream.of(shared).map(row -> known.get(student.ids().get(row))).toArray();
        float[][] here = rows(student, shared);
        float[][] there = rows(teacher, partners);
        List<int[]> labels = IntStream.of(shared).mapToObj(student.labels()::get).toList();
        MatrixProduct product = SearchProduct.of(evidence, shared.length, shared.length);
        Map<String, Double> metrics = new LinkedHashMap<>();
        put(metrics, THERE, CrossRetrieval.of(here, there, labels, product));
        put(metrics, BACK, CrossRetrieval.of(there, here, labels, product));
        return metrics;
    }

    private static float[][] rows(Predictions predictions, int[] rows) {
        return IntStream.of(rows)
                .mapToObj(row -> predictions.embeddings()[row])
                .toArray(float[][]::new);
    }

    private static void put(Map<String, Double> metrics, String way, CrossRetrieval found) {
        for (int k : new int[] {1, 5, 10}) {
            metrics.put(way + "-top" + k, found.partners().recall(k));
        }
        metrics.put(way + "-median-rank", found.partners().medianRank());
        metrics.put(way + "-class-top1", found.classes().recall(1));
        metrics.put(way + "-class-map", found.classes().meanAveragePrecision(FULL));
    }
}
