package org.kdtoolkit.report.card;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.leaderboard.Leaderboard;
import org.kdtoolkit.report.leaderboard.MethodScore;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.TrialAnswers;

/** Cards whose figures can be checked by hand. */
final class SampleCard {

    private static final MetricKey TOP1 = MetricKey.of(Subset.TEST, "top1");

    private SampleCard() {}

    /** A student of three digits, three seeds of whose method are done; four test samples. */
    static ModelCard digits(List<String> classes, ModelCard.ExportedFile file) {
        Map<MetricKey, Double> own = new LinkedHashMap<>();
        own.put(TOP1.on(Subset.VALIDATION), 0.73);
        own.put(TOP1, 0.71);
        MethodScore seeds =
                Leaderboard.of(SampleBenchmark.partlyFinished()).score("none").orElseThrow();
        return card(classes, own, Optional.of(seeds), Optional.of(answers(classes)), file);
    }

    /** The same without the benchmark's folder. */
    static ModelCard alone(ModelCard.ExportedFile file) {
        return alone(Map.of(TOP1.on(Subset.VALIDATION), 0.73), file);
    }

    /** The same with these metrics. */
    static ModelCard alone(Map<MetricKey, Double> own, ModelCard.ExportedFile file) {
        return card(List.of("zero", "one"), own, Optional.empty(), Optional.empty(), file);
    }

    private static ModelCard card(
            List<String> classes,
            Map<MetricKey, Double> own,
            Optional<MethodScore> seeds,
            Optional<TrialAnswers> answers,
            ModelCard.ExportedFile file) {
        return new ModelCard(
                "digits, none",
                new ModelCard.Network("convnet", Map.of("widths", "[16, 32]")),
                new ModelCard.Input(
                        "image",
                        Optional.of("image"),
                        List.of(1L, 28L, 28L),
                        List.of("decode to 8 bits", "resize to 28 x 28, bilinear")),
                classes,
                false,
                true,
                new ModelCard.Origin(
                        "1.0.0",
                        "digits",
                        "manifest",
                        OptionalInt.of(1000),
                        "none",
                        2,
                        12,
                        seeds.isPresent() ? Map.of("Teacher", "precomputed on audio") : Map.of(),
                        List.of("The data is synthetic.")),
                new ModelCard.Figures(
                        own,
                        seeds,
                        new Declarations(List.of()),
                        answers.flatMap(a -> ClassFigures.of(a, classes, false)),
                        answers),
                file);
    }

    /** Of the first class one of two is right, of the second one of two, of the third none is. */
    static TrialAnswers answers(List<String> classes) {
        Map<String, int[]> labels = new LinkedHashMap<>();
        Map<String, List<TrialAnswers.Scored>> best = new LinkedHashMap<>();
        int[][] truthAndAnswer = {{0, 0}, {0, 1}, {1, 1}, {1, 0}};
        for (int i = 0; i < truthAndAnswer.length; i++) {
            labels.put("test-" + i, new int[] {truthAndAnswer[i][0]});
            best.put(
                    "test-" + i,
                    List.of(
                            new TrialAnswers.Scored(classes.get(truthAndAnswer[i][1]), 0.75),
                            new TrialAnswers.Scored(classes.get(2), 0.25)));
        }
        return new TrialAnswers(Subset.TEST, labels, best, Optional.empty());
    }
}
