package org.kdtoolkit.report.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.report.SampleErrors;
import org.kdtoolkit.report.SampleLabels;

class LabelCurveTest {

    private final SweepScores twoRates = SweepScores.of(SampleLabels.atTwoRates());
    private final SweepScores twoSeeds = SweepScores.of(SampleLabels.ofTwoSeeds());

    @Test
    void saysInASentenceWhatPlainTrainingWouldNeed() {
        List<LabelCurve> curves = LabelCurve.of(twoRates);

        assertThat(curves.get(0).saved())
                .extracting(SavedLabels::sentence)
                .containsExactly(
                        "10 labels and a teacher do what 316 labels do, 95% interval 316 to 316",
                        "100 labels and a teacher do what 631 labels do, 95% interval 631 to 631",
                        "1,000 labels and a teacher do what more than 1,000 labels do, 95% interval"
                                + " more than 1,000 to more than 1,000");
        assertThat(curves.get(1).saved().get(0).sentence())
                .isEqualTo(
                        "10 labels and a teacher do what fewer than 10 labels do, 95% interval"
                                + " fewer than 10 to fewer than 10");
    }

    @Test
    void givesNoIntervalOfFewSeeds() {
        assertThat(LabelCurve.of(twoSeeds).get(0).saved())
                .extracting(SavedLabels::sentence)
                .startsWith(
                        "10 labels and a teacher do what 316 labels do, without an interval, which"
                                + " needs at least 5 seeds, not 2",
                        "100 labels and a teacher do what 631 labels do, without an interval, which"
                                + " needs at least 5 seeds, not 1");
    }

    @Test
    void needsPlainTraining() {
        SweepScores kdAlone = SweepScores.of(SampleLabels.withoutPlainTraining());

        assertThat(LabelCurve.of(kdAlone).get(0).saved()).isEmpty();
        assertThat(SweepText.render(kdAlone))
                .endsWith(
                        "\n"
                                + "No labels saved are shown: no method, or more than one, is plain"
                                + " training without a teacher; add the method 'none'.\n");
    }

    @Test
    void showsMethodsByNumberOfLabelsAndWhatIsSaved() {
        assertThat(SweepText.render(twoSeeds))
                .isEqualTo(
                        """
                        digits: test/top1 by number of labels

                        method          10          100        1,000
                        none    40.0 ± 0.7   50.0 ± 0.7   60.0 ± 0.7
                        kd      55.0 ± 0.7*  57.5 (1/2)*  62.0 ± 0.7*

                        labels with which plain training (none) is as good

                        method   10  100    1,000
                        kd      316  631  > 1,000

                        Mean ± sample standard deviation over seeds, in percent. * best by validation/top1, by which choices are made. (n/m): of n of the m seeds.
                        Labels with which plain training (none) is as good: where its curve over the logarithm of the number of labels reaches the method's mean; in brackets the 95% interval over seeds, which needs at least 5; nothing is said beyond the smallest and the largest budget. –: the curve can't tell.
                        100 labels: kd, seed 2 failed: the loss is NaN
                        """);
    }

    @Test
    void showsEachRateByItself() {
        assertThat(SweepText.render(twoRates))
                .contains("digits: test/top1 by number of labels at rate 0 (swap, seed 7)\n")
                .contains("digits: test/top1 by number of labels at rate 0.5 (swap, seed 7)\n")
                .contains(
                        "kd      316 (316 to 316)  631 (631 to 631)  > 1,000 (> 1,000 to > 1,000)")
                .contains("kd      < 10 (< 10 to < 10)  100 (100 to 100)  > 1,000");
    }

    @Test
    void writesRowsForSpreadsheets() {
        assertThat(PointsCsv.labels(twoSeeds))
                .startsWith("method,labels,rate,metric,mean,std,n,values\n")
                .contains("\nkd,100,,test/top1,0.575,,1,0.575\n");
        assertThat(SavedLabelsCsv.render(twoRates))
                .startsWith("method,labels,rate,plain-labels,low,high,seeds,text\nkd,10,0.0,316.")
                .contains("\nkd,1000,0.5,,,,5,\"1,000 labels and a teacher do what more than");
    }

    @Test
    void writesTheSameForPrograms() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(LabelsJson.render(twoRates));

        assertThat(json.get("plain").asText()).isEqualTo("none");
        assertThat(json.get("corruption").asText()).isEqualTo("swap, seed 7");
        assertThat(json.get("points")).hasSize(2 * 2 * 3 * 5);
        JsonNode saved = json.get("saved").get(1);
        assertThat(saved.get("method").asText()).isEqualTo("kd");
        assertThat(saved.get("labels").asInt()).isEqualTo(100);
        assertThat(saved.get("rate").asDouble()).isZero();
        assertThat(saved.get("plain-labels").asDouble()).isCloseTo(630.957, within(1e-3));
        assertThat(saved.get("seeds").asInt()).isEqualTo(5);
        assertThat(json.get("saved").get(2).get("plain-labels").isNull()).isTrue();
    }

    @Test
    void hasNoCurveWhereLabelsAreNoAxis() {
        assertThat(SampleErrors.sweep().plan().hasBudgets()).isFalse();
    }
}
