package org.kdtoolkit.baselines.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.baselines.stage.EveryStage;
import org.kdtoolkit.baselines.stage.StagePairs;
import org.kdtoolkit.baselines.stage.StageStep;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;
import org.kdtoolkit.testkit.ObjectiveContract;

class ReviewKdObjectiveTest extends ObjectiveContract {

    private static final ReviewKdConfig PUBLISHED = new ReviewKdConfig(StagePairs.all(), 512);

    @Override
    protected Objective objective(DistillerContext context) {
        return new BaselinesPlugin()
                .provider(Kind.OBJECTIVE, "reviewkd")
                .create(PUBLISHED, context);
    }

    /** The stem is not among the stages: the published program drops it. */
    @Test
    void equalsThePublishedLossAndGradients() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("reviewkd", manager);
            Map<String, NDArray> students = new LinkedHashMap<>();
            Map<String, NDArray> teachers = new LinkedHashMap<>();
            for (String number : fixture.names("in/teacher", "")) {
                if (number.matches("[0-9]+")) {
                    students.put("feat" + number, leaf(fixture.get("in/feat" + number)));
                    teachers.put("teacher" + number, fixture.get("in/teacher" + number));
                }
            }
            NDArray embedding = leaf(fixture.get("in/pooled"));
            StageStep step =
                    new StageStep(students, teachers, embedding, fixture.get("in/teacher_pooled"));
            Objective objective = new ReviewKdObjective(PUBLISHED, step.context());
            objective.state().load(fixture.under("w/"));
            double weight =
                    fixture.number("hp/reviewkd_weight")
                            * Math.min(fixture.number("hp/epoch") / fixture.number("hp/warmup"), 1);
            StudentLoss loss;
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                loss = objective.evaluate(step.step()).student().get(0);
                collector.backward(loss.times(weight).value());
            }
            assertThat(loss.name()).isEqualTo("reviewkd");
            FixtureParity parity = FixtureParity.of(fixture);
            parity.value(loss.value(), "out/hcl");
            parity.value(loss.times(weight).value(), "out/loss_kd");
            parity.gradient(embedding.getGradient(), "grad/pooled");
            students.forEach((stage, map) -> parity.gradient(map.getGradient(), "grad/" + stage));
            parity.gradients(objective.state(), "grad/");
        }
    }

    private static NDArray leaf(NDArray array) {
        array.setRequiresGradient(true);
        return array;
    }

    @Test
    void mapsMayHaveOneAxisOrThree() {
        try (NDManager manager = NDManager.newBaseManager()) {
            for (Shape grid : new Shape[] {new Shape(6), new Shape(2, 6, 3)}) {
                NDArray wide = manager.randomNormal(new Shape(2, 3).addAll(grid));
                NDArray narrow = manager.randomNormal(new Shape(2, 4).addAll(grid));
                StageStep step = StageStep.of(Map.of("a", wide), Map.of("b", narrow));
                Objective objective = new ReviewKdObjective(PUBLISHED, step.context());
                assertThat(objective.evaluate(step.step()).student().get(0).value().getFloat())
                        .isPositive();
            }
        }
    }

    @Test
    void theChannelsInBetweenAreTheStudentsWidthButAtMostSoMany() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray map = manager.ones(new Shape(2, 5, 4, 4));
            StageStep step = StageStep.of(Map.of("a", map), Map.of("a", map));
            assertThat(between(new ReviewKdConfig(StagePairs.all(), 512), step)).isEqualTo(3);
            assertThat(between(new ReviewKdConfig(StagePairs.all(), 2), step)).isEqualTo(2);
        }
    }

    private static long between(ReviewKdConfig config, StageStep step) {
        return new ReviewKdObjective(config, step.context())
                .state()
                .entries()
                .get("abfs.1.conv1.0.weight")
                .getShape()
                .get(0);
    }

    @Test
    void mapsOfOtherAxesAreNotHandedOn() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Map<String, NDArray> maps = new LinkedHashMap<>();
            maps.put("a", manager.ones(new Shape(2, 5, 4, 4)));
            maps.put("b", manager.ones(new Shape(2, 5, 4)));
            DistillerContext context = StageStep.of(maps, maps).context();
            assertThatThrownBy(() -> new ReviewKdObjective(PUBLISHED, context))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "the objective 'reviewkd' hands maps on from stage to stage, but the"
                                    + " grids of [a, b] have [2, 1] axes; name stages of as many"
                                    + " axes");
        }
    }

    /** By hand: levels 2 and 1 of a grid of 2 x 3, whose height is as small as 2 already. */
    @Test
    void thePyramidHasTheLevelsThatAreCoarserAlongSomeAxis() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray teacher = manager.zeros(new Shape(1, 1, 2, 3));
            NDArray student = manager.create(new float[] {2, 0, 0, 2, 0, 0}, teacher.getShape());
            double whole = 8.0 / 6;
            double half = 1.0 / 2;
            double mean = Math.pow(2.0 / 3, 2);
            assertThat(PyramidLoss.of(student, teacher).getFloat())
                    .isCloseTo((float) ((whole + half / 2 + mean / 4) / 1.75), within(1e-6f));
        }
    }

    @Test
    void readsAllStagesByDefault() {
        assertThat(
                        new BaselinesPlugin()
                                .provider(Kind.OBJECTIVE, "reviewkd")
                                .readsEveryStage(PUBLISHED))
                .isTrue();
        assertThat(Optional.of(EveryStage.ALL)).isEqualTo(StagePairs.all().which());
    }
}
