package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Evidence;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.train.config.ResolvedTask;

class SubsetEvaluationTest {

    private static final Predictions SAID =
            new Predictions(List.of("a"), List.of(new int[] {0}), new float[1][1], new float[1][1]);
    private static final Metric HIT = Metric.fraction("hit");
    private static final Metric MISS = Metric.fraction("miss").lessIsBetter();
    private static final Metric COUNT = Metric.number("count");

    @Test
    void filesMetricsBySubsetInTheOrderOfTheirDeclaration() {
        SubsetEvaluation tasks =
                evaluation(
                        task("hits", Map.of("hit", 0.75, "miss", 0.25), HIT, MISS),
                        task("counts", Map.of("count", 1.0), COUNT));

        assertThat(judge(tasks))
                .containsExactly(
                        Map.entry(MetricKey.of(Subset.TEST, "hit"), 0.75),
                        Map.entry(MetricKey.of(Subset.TEST, "miss"), 0.25),
                        Map.entry(MetricKey.of(Subset.TEST, "count"), 1.0));
        assertThat(judge(tasks.only(COUNT))).containsOnlyKeys(MetricKey.of(Subset.TEST, "count"));
        assertThat(judge(tasks.first())).hasSize(2);
    }

    @Test
    void refuseAMetricThatIsNotDeclared() {
        assertRefused(Map.of("hit", 0.75, "near", 0.5), "{hit=0.75, near=0.5}");
    }

    @Test
    void missAMetricThatIsDeclared() {
        assertRefused(Map.of("hit", 0.75), "{hit=0.75}");
    }

    @Test
    void missAllWhereNothingIsReturned() {
        assertRefused(null, "{}");
    }

    private static void assertRefused(Map<String, Double> measured, String shown) {
        SubsetEvaluation tasks = evaluation(task("hits", measured, HIT, MISS));

        assertThatThrownBy(() -> judge(tasks))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the task 'hits' measured %s, but its provider declares [hit, miss]; tell"
                                + " its author",
                        shown);
    }

    private static ResolvedTask task(String name, Map<String, Double> gives, Metric... metrics) {
        return new ResolvedTask(
                name,
                (predictions, gallery) -> gives,
                List.of(metrics),
                true,
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static SubsetEvaluation evaluation(ResolvedTask... tasks) {
        return new SubsetEvaluation(
                List.of(tasks),
                (task, subset, said, gallery) -> Evidence.of(said, gallery),
                key -> key);
    }

    private static Map<MetricKey, Double> judge(SubsetEvaluation tasks) {
        return tasks.judge(Subset.TEST, SAID, () -> SAID);
    }
}
