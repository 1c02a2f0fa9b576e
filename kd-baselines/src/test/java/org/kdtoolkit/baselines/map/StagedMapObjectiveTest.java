package org.kdtoolkit.baselines.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.baselines.embedding.FitNetConfig;
import org.kdtoolkit.baselines.stage.StagePair;
import org.kdtoolkit.baselines.stage.StagePairs;
import org.kdtoolkit.baselines.stage.StageStep;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.ObjectiveContract;

class StagedMapObjectiveTest {

    private static final Optional<StagePairs> ALL = Optional.of(StagePairs.all());
    private static final VidConfig VID = new VidConfig(5, 1e-5, Optional.of(4), ALL);

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    /** Each case of the figures is a stage; the published trainer adds them up. */
    @Test
    void attentionIsThePublishedSumOverStages() {
        Fixture fixture = Fixture.load("at", manager);
        Map<String, NDArray> students = new LinkedHashMap<>();
        Map<String, NDArray> teachers = new LinkedHashMap<>();
        double published = 0;
        for (String stage : fixture.names("in/", "/student")) {
            students.put(stage, fixture.get("in/" + stage + "/student"));
            teachers.put(stage, fixture.get("in/" + stage + "/teacher"));
            published += fixture.number("out/" + stage + "/loss");
        }
        students.values().forEach(map -> map.setRequiresGradient(true));
        Objective at = create("at", new AtConfig(2, ALL), students, teachers);
        Losses losses = learn(at, students, teachers);
        assertThat(losses.student())
                .extracting(StudentLoss::name)
                .containsExactlyElementsOf(students.keySet().stream().map("at-"::concat).toList());
        new Closeness(1e-4, 1e-6).check("loss", total(losses), manager.create((float) published));
        students.forEach(
                (stage, map) ->
                        new Closeness(1e-4, 1e-7)
                                .check(
                                        stage,
                                        map.getGradient(),
                                        fixture.get("grad/" + stage + "/student")));
    }

    /** At one position, the hint between maps is the one between embeddings. */
    @Test
    void hintsArePublishedOnesAddedUpOverStages() {
        Fixture fixture = Fixture.load("fitnet", manager);
        Map<String, NDArray> students = new LinkedHashMap<>();
        Map<String, NDArray> teachers = new LinkedHashMap<>();
        for (String stage : List.of("first", "second")) {
            students.put(stage, fixture.get("in/student").duplicate().expandDims(2));
            teachers.put(stage, fixture.get("in/teacher").expandDims(2));
        }
        students.values().forEach(map -> map.setRequiresGradient(true));
        Objective hints = create("fitnet", new FitNetConfig(ALL), students, teachers);
        Map<String, NDArray> weights = new LinkedHashMap<>();
        fixture.under("w/")
                .forEach(
                        (name, array) -> {
                            weights.put("first." + name, array);
                            weights.put("second." + name, array);
                        });
        hints.state().load(weights);
        Losses losses = learn(hints, students, teachers);
        Closeness.DEFAULT.check(
                "loss", total(losses), fixture.get("out/loss").mul(2).reshape(new Shape()));
        students.forEach(
                (stage, map) ->
                        Closeness.DEFAULT.check(
                                stage, map.getGradient().squeeze(2), fixture.get("grad/student")));
        hints.state()
                .entries()
                .forEach(
                        (name, parameter) ->
                                Closeness.DEFAULT.check(
                                        name,
                                        parameter.getArray().getGradient(),
                                        fixture.get(
                                                "grad/" + name.substring(1 + name.indexOf('.')))));
    }

    @Test
    void aHintBetweenMapsIsAConvolutionOfThePooledMap() {
        manager.getEngine().setRandomSeed(5);
        Map<String, NDArray> student = Map.of("a", manager.randomNormal(new Shape(2, 3, 4, 4)));
        Map<String, NDArray> teacher = Map.of("a", manager.randomNormal(new Shape(2, 5, 2, 2)));
        Objective hint = create("fitnet", new FitNetConfig(ALL), student, teacher);
        NDArray weight = hint.state().entries().get("a.regressor.weight").getArray();
        NDArray bias = hint.state().entries().get("a.regressor.bias").getArray();
        NDArray pooled =
                student.get("a")
                        .reshape(2, 3, 2, 2, 2, 2)
                        .mean(new int[] {5})
                        .mean(new int[] {3})
                        .reshape(2, 3, 4);
        NDArray regressed =
                weight.matMul(pooled.transpose(1, 0, 2).reshape(3, 8))
                        .add(bias.reshape(5, 1))
                        .reshape(5, 2, 4)
                        .transpose(1, 0, 2);
        NDArray expected = regressed.sub(teacher.get("a").reshape(2, 5, 4)).square().mean();
        Closeness.DEFAULT.check("hint", total(learn(hint, student, teacher)), expected);
    }

    @Test
    void eachPairHasParametersOfItsOwn() {
        Map<String, NDArray> maps = maps(2, 2);
        Objective vid = create("vid", VID, maps, maps);
        assertThat(vid.state().entries().keySet())
                .contains("first.log_scale", "second.log_scale", "second.regressor.4.weight");
        assertThat(vid.state().trainable()).hasSize(8);
    }

    @Test
    void readsWhatIsNamedAndNothingElse() {
        StagePairs pairs = StagePairs.of(StagePair.of("layer1", "conv3"));
        AtConfig config = new AtConfig(2, Optional.of(pairs));
        ObjectiveProvider at = new BaselinesPlugin().provider(Kind.OBJECTIVE, "at");
        assertThat(at.studentStages(config)).containsExactly("layer1");
        assertThat(at.teacherStages(config)).containsExactly("conv3");
        assertThat(at.needs(config)).isEmpty();
        assertThat(at.readsEveryStage(config)).isFalse();
        assertThat(at.readsEveryStage(new AtConfig(2, ALL))).isTrue();
        assertThat(at.needs(new AtConfig(2))).containsExactly(Need.FEATURE_MAP);
        assertThat(at.readsEveryStage(new AtConfig(2))).isFalse();
    }

    @Test
    void positionsAreNotComparedWhereThereIsOne() {
        Map<String, NDArray> students = maps(2, 2);
        Map<String, NDArray> teachers = maps(1, 1);
        assertThatThrownBy(() -> create("nst", new NstConfig(ALL), students, teachers))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "nst compares the positions of a feature map, but at the stages 'first' the"
                                + " student's grid (2, 2) and the teacher's (1, 1) have only one in"
                                + " common, where it is always 0; name other stages");
    }

    private Map<String, NDArray> maps(long height, long width) {
        Map<String, NDArray> maps = new LinkedHashMap<>();
        maps.put("first", manager.ones(new Shape(2, 3, height, width)));
        maps.put("second", manager.ones(new Shape(2, 3, height, width)));
        return maps;
    }

    private Objective create(
            String name,
            Record config,
            Map<String, NDArray> students,
            Map<String, NDArray> teachers) {
        return new BaselinesPlugin()
                .provider(Kind.OBJECTIVE, name)
                .create(config, StageStep.of(students, teachers).context());
    }

    /** A backward pass of the sum of all terms. */
    private Losses learn(
            Objective objective, Map<String, NDArray> students, Map<String, NDArray> teachers) {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            Losses losses = objective.evaluate(StageStep.of(students, teachers).step());
            collector.backward(total(losses));
            return losses;
        }
    }

    private static NDArray total(Losses losses) {
        List<NDArray> values = new ArrayList<>();
        losses.student().forEach(term -> values.add(term.value()));
        return values.stream().reduce(NDArray::add).orElseThrow();
    }

    @Nested
    class At extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "at")
                    .create(new AtConfig(2, ALL), context);
        }
    }

    @Nested
    class Hints extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "fitnet")
                    .create(new FitNetConfig(ALL), context);
        }
    }

    @Nested
    class Nst extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "nst")
                    .create(new NstConfig(ALL), context);
        }
    }

    @Nested
    class Vid extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin().provider(Kind.OBJECTIVE, "vid").create(VID, context);
        }
    }
}
