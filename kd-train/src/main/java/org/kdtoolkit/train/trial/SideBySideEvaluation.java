package org.kdtoolkit.train.trial;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.probe.SideBySide;
import org.kdtoolkit.eval.probe.TrainingFeatures;
import org.kdtoolkit.train.config.ResolvedTask;

/**
 * Judges several students as one, by their embeddings side by side. Its metrics have all of their
 * names before them, {@code image+audio/test/svm}.
 *
 * @param tasks each says which students
 * @param evidence what the tasks look at
 */
record SideBySideEvaluation(List<ResolvedTask> tasks, EvidenceSource evidence) {

    /**
     * The metrics of all tasks, on the subsets that the networks were asked about.
     *
     * @param networks what each said
     */
    Map<MetricKey, Double> judge(List<TrialEvaluation.Findings> networks) {
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        for (ResolvedTask task : tasks) {
            List<String> names = task.beside().orElseThrow();
            List<StudentEvaluation.Findings> said =
                    names.stream().map(name -> of(name, networks)).toList();
            SubsetEvaluation judge =
                    new SubsetEvaluation(
                            List.of(task), evidence, key -> key.ofNetwork(String.join("+", names)));
            Supplier<Predictions> gallery =
                    () -> beside(said.stream().map(one -> one.gallery().get()).toList());
            for (Subset subset : said.get(0).predictions().keySet()) {
                List<Predictions> ofSubset =
                        said.stream().map(one -> one.predictions().get(subset)).toList();
                metrics.putAll(judge.judge(subset, beside(ofSubset), gallery));
            }
        }
        return metrics;
    }

    private static StudentEvaluation.Findings of(
            String name, List<TrialEvaluation.Findings> networks) {
        return networks.stream()
                .filter(one -> one.judged().name().filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .findings();
    }

    /** What all said of the samples that none of them had to leave out. */
    static Predictions beside(List<Predictions> all) {
        Predictions first = all.get(0);
        List<Map<String, Integer>> rows = all.stream().map(SideBySideEvaluation::rows).toList();
        List<Integer> shared =
                IntStream.range(0, first.size())
                        .filter(
                                row ->
                                        rows.stream()
                                                .allMatch(
                                                        of -> of.containsKey(first.ids().get(row))))
                        .boxed()
                        .toList();
        float[][] embeddings = new float[shared.size()][];
        for (int i = 0; i < embeddings.length; i++) {
            String id = first.ids().get(shared.get(i));
            embeddings[i] =
                    floats(
                            SideBySide.of(
                                    IntStream.range(0, all.size())
                                            .mapToObj(n -> views(all.get(n), rows.get(n).get(id)))
                                            .toList()));
        }
        return new Predictions(
                shared.stream().map(first.ids()::get).toList(),
                shared.stream().map(first.labels()::get).toList(),
                embeddings,
                new float[embeddings.length][0]);
    }

    private static Map<String, Integer> rows(Predictions predictions) {
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < predictions.size(); row++) {
            rows.put(predictions.ids().get(row), row);
        }
        return rows;
    }

    private static double[][] views(Predictions predictions, int row) {
        return Arrays.stream(predictions.views().get(row))
                .map(TrainingFeatures::doubles)
                .toArray(double[][]::new);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
