package org.kdtoolkit.report.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.report.result.TrialAnswers;

class ClassFiguresTest {

    private static final List<String> CLASSES = List.of("zero", "one", "two");

    @Test
    void judgesOneClassASampleByRecallAndPrecision() {
        ClassFigures figures =
                ClassFigures.of(SampleCard.answers(CLASSES), CLASSES, false).orElseThrow();
        assertThat(figures.samples()).isEqualTo(4);
        assertThat(figures.measures()).containsExactly("recall", "precision");
        assertThat(figures.classes())
                .containsExactly(
                        new ClassFigures.OfClass("zero", 2, List.of(0.5, 0.5)),
                        new ClassFigures.OfClass("one", 2, List.of(0.5, 0.5)),
                        new ClassFigures.OfClass("two", 0, List.of(Double.NaN, Double.NaN)));
    }

    @Test
    void judgesSeveralClassesASampleByAveragePrecision() {
        Map<String, int[]> labels = new LinkedHashMap<>();
        labels.put("a", new int[] {0, 1});
        labels.put("b", new int[] {1});
        labels.put("c", new int[] {});
        float[][] scores = {{0.9f, 0.2f, 0}, {0.1f, 0.8f, 0}, {0.95f, 0.5f, 0}};
        TrialAnswers answers = new TrialAnswers(Subset.TEST, labels, Map.of(), Optional.of(scores));
        assertThat(ClassFigures.of(answers, CLASSES, true).orElseThrow().classes())
                .containsExactly(
                        new ClassFigures.OfClass("zero", 1, List.of(0.5)),
                        new ClassFigures.OfClass("one", 2, List.of((1 + 2.0 / 3) / 2)),
                        new ClassFigures.OfClass("two", 0, List.of(Double.NaN)));
    }

    @Test
    void knowsNothingOfSeveralClassesWithoutScores() {
        assertThat(ClassFigures.of(SampleCard.answers(CLASSES), CLASSES, true)).isEmpty();
    }

    @Test
    void refusesAnswersOfOtherClasses() {
        assertThatThrownBy(
                        () ->
                                ClassFigures.of(
                                        SampleCard.answers(CLASSES),
                                        List.of("zero", "two", "three"),
                                        false))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the trial's predictions.json and embeddings.npz are of other classes than"
                                + " its student (found: one); the same 'kd benchmark' with --resume"
                                + " makes them anew");
    }
}
