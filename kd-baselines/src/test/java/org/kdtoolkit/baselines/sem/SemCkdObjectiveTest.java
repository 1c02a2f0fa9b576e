package org.kdtoolkit.baselines.sem;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.baselines.stage.StageStep;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;
import org.kdtoolkit.testkit.ObjectiveContract;

class SemCkdObjectiveTest extends ObjectiveContract {

    private static final SemCkdConfig PUBLISHED =
            new SemCkdConfig(Optional.empty(), Optional.empty(), 1);

    @Override
    protected Objective objective(DistillerContext context) {
        return new BaselinesPlugin().provider(Kind.OBJECTIVE, "semckd").create(PUBLISHED, context);
    }

    @Override
    protected boolean dependsOnOrder() {
        return true;
    }

    @Test
    void equalsThePublishedLossAndGradients() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("semckd", manager);
            Map<String, NDArray> students = maps(fixture, "student");
            students.values().forEach(map -> map.setRequiresGradient(true));
            StageStep step = StageStep.of(students, maps(fixture, "teacher"));
            SemCkdConfig config =
                    new SemCkdConfig(Optional.empty(), Optional.empty(), fixture.number("hp/soft"));
            SemCkdObjective objective = new SemCkdObjective(config, step.context());
            objective.state().load(fixture.under("w/"));
            NDArray loss;
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                loss = objective.evaluate(step.step()).student().get(0).value();
                collector.backward(loss);
            }
            FixtureParity parity = FixtureParity.of(fixture);
            parity.value(loss, "out/loss");
            parity.value(objective.attention(step.step()), "out/attention");
            students.forEach((stage, map) -> parity.gradient(map.getGradient(), "grad/" + stage));
            parity.gradients(objective.state(), "grad/");
        }
    }

    private static Map<String, NDArray> maps(Fixture fixture, String side) {
        Map<String, NDArray> maps = new LinkedHashMap<>();
        for (String number : fixture.names("in/" + side, "")) {
            maps.put(side + number, fixture.get("in/" + side + number));
        }
        return maps;
    }

    @Test
    void aSmallerBatchIsOneWhoseOtherSamplesAreNotAlike() {
        try (NDManager manager = NDManager.newBaseManager()) {
            SimilarityEmbedding embedding = new SimilarityEmbedding(8, manager);
            NDArray similarity = manager.randomNormal(new Shape(3, 3));
            NDArray padded = similarity.concat(manager.zeros(new Shape(3, 5)), 1);
            Closeness.DEFAULT.check("rows", embedding.of(similarity), embedding.of(padded));
        }
    }

    @Test
    void takesTheStagesThatAreNamed() {
        SemCkdConfig named = new SemCkdConfig(Optional.of(List.of("b")), Optional.empty(), 1);
        ObjectiveProvider provider = new BaselinesPlugin().provider(Kind.OBJECTIVE, "semckd");
        assertThat(provider.studentStages(named)).containsExactly("b");
        assertThat(provider.readsEveryStage(named)).isTrue();
        SemCkdConfig both =
                new SemCkdConfig(Optional.of(List.of("b")), Optional.of(List.of("a")), 1);
        assertThat(provider.readsEveryStage(both)).isFalse();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray map = manager.ones(new Shape(4, 2, 3, 3));
            Map<String, NDArray> maps = Map.of("a", map, "b", map);
            Objective objective = new SemCkdObjective(named, StageStep.of(maps, maps).context());
            assertThat(objective.state().entries().keySet())
                    .contains("query_0.linear1.weight", "key_1.linear2.bias")
                    .contains("regressor01.regressor.6.weight")
                    .noneMatch(name -> name.startsWith("query_1"));
        }
    }

    @Test
    void manyStagesHaveNamesThatTellThemApart() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Map<String, NDArray> maps = new LinkedHashMap<>();
            for (int i = 0; i < 12; i++) {
                maps.put("blocks." + i, manager.ones(new Shape(4, 1, 1)));
            }
            Objective objective =
                    new SemCkdObjective(PUBLISHED, StageStep.of(maps, maps).context());
            assertThat(objective.state().entries())
                    .containsKeys(
                            "regressor1-11.regressor.0.weight", "regressor11-1.regressor.0.weight");
        }
    }
}
