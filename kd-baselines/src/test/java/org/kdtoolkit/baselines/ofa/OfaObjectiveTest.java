package org.kdtoolkit.baselines.ofa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.baselines.logits.Enhancement;
import org.kdtoolkit.baselines.stage.StageNames;
import org.kdtoolkit.testkit.ObjectiveContract;

class OfaObjectiveTest {

    private static final int CLASSES = 3;
    private static final int[] TOKENS = {1};

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        manager.getEngine().setRandomSeed(7);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Nested
    class OfTheLastMap extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return provider().create(config(HeadKind.CONVOLUTIONS, 1.5), context);
        }

        @Override
        protected boolean needsLabels() {
            return true;
        }
    }

    @Nested
    class OfATransformersLastMap extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return provider().create(config(HeadKind.TRANSFORMER, 1.5), context);
        }

        @Override
        protected boolean needsLabels() {
            return true;
        }
    }

    @Test
    void saysWhatItReads() {
        OfaConfig config = config(HeadKind.CONVOLUTIONS, 1, "layer1", "layer3");
        assertThat(provider().needs(config)).containsExactlyInAnyOrder(Need.LOGITS, Need.LABELS);
        assertThat(provider().studentStages(config)).containsExactlyInAnyOrder("layer1", "layer3");
        assertThat(provider().teacherStages(config)).isEmpty();
    }

    @Test
    void hasATermForEachStageAndOneForTheStudentsScores() {
        Map<String, FeatureMapShape> stages = plane();
        Objective ofa = create(config(HeadKind.CONVOLUTIONS, 1, "layer1", "layer2"), stages);
        assertThat(evaluate(ofa, stages, 4).student())
                .extracting(StudentLoss::name)
                .containsExactly("ofa-layer1", "ofa-layer2", "ofa");
    }

    @Test
    void readsAllStagesOfTheStudentAndNoneOfTheTeacher() {
        OfaConfig config = everyStage(List.of(1.0));
        assertThat(provider().readsEveryStudentStage(config)).isTrue();
        assertThat(provider().readsEveryStage(config)).isFalse();
        assertThat(provider().studentStages(config)).isEmpty();
        Map<String, FeatureMapShape> stages = plane();
        assertThat(evaluate(create(config, stages), stages, 4).student())
                .extracting(StudentLoss::name)
                .containsExactly("ofa-layer1", "ofa-layer2", "ofa");
    }

    @Test
    void takesAnExponentForEachOfAllStagesAndOneMore() {
        assertThat(create(everyStage(List.of(1.0, 1.5, 2.0)), plane())).isNotNull();
        OfaConfig two = everyStage(List.of(1.0, 1.5));
        assertThatThrownBy(() -> create(two, plane()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the objective 'ofa': there must be one eps for all, or one for each stage"
                                + " and one for the student's class scores, here 3; found 2; the"
                                + " stages are layer1, layer2");
    }

    @Test
    void weighsStagesAndScoresApart() {
        Map<String, FeatureMapShape> stages = plane();
        List<StudentLoss> plain =
                evaluate(create(config(1, 1, "layer1"), stages), stages, 4).student();
        manager.getEngine().setRandomSeed(7);
        List<StudentLoss> weighted =
                evaluate(create(config(0.5, 0, "layer1"), stages), stages, 4).student();
        assertThat(weighted.get(0).value().getFloat())
                .isEqualTo(plain.get(0).value().getFloat() / 2);
        assertThat(weighted.get(1).value().getFloat()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void trainsItsHeadsAndTheStageBelow(HeadKind heads) {
        for (Map<String, FeatureMapShape> stages : List.of(line(), plane(), space())) {
            for (int size : new int[] {4, 1}) {
                Objective ofa = create(config(heads, 1.5, "layer1", "layer2"), stages);
                Map<String, NDArray> maps = maps(stages, size);
                maps.values().forEach(map -> map.setRequiresGradient(true));
                try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                    collector.backward(
                            ofa.evaluate(step(maps, size)).student().stream()
                                    .map(StudentLoss::value)
                                    .reduce(NDArray::add)
                                    .orElseThrow());
                }
                maps.values().forEach(OfaObjectiveTest::assertLearns);
                ofa.state().trainable().stream()
                        .map(Parameter::getArray)
                        .forEach(weight -> assertFinite(weight.getGradient()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoArraysBehind(HeadKind heads) {
        Map<String, FeatureMapShape> stages = stages(new Shape(14, 14), new Shape(7, 7));
        Objective ofa = create(config(heads, 1.5, "layer1", "layer2"), stages);
        int before = manager.getManagedArrays().size();
        NDManager whole = manager;
        try (NDManager step = whole.newSubManager();
                GradientCollector collector = whole.getEngine().newGradientCollector()) {
            manager = step;
            collector.backward(
                    ofa.evaluate(step(maps(stages, 2), 2)).student().stream()
                            .map(StudentLoss::value)
                            .reduce(NDArray::add)
                            .orElseThrow());
        } finally {
            manager = whole;
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void namesTheWeightsOfHeadsByTheirStages() {
        Objective ofa = create(config(HeadKind.CONVOLUTIONS, 1, "layer1", "layer2"), plane());
        assertThat(ofa.state().entries().keySet())
                .contains("heads.layer1.0.op.0.weight", "heads.layer1.3.weight")
                .contains("heads.layer2.0.weight", "heads.layer2.3.bias");
    }

    @Test
    void halvesAStagesMapAsOftenAsTheStudentDoes() {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        stages.put("layer1", new FeatureMapShape(new Shape(13, 7), 2));
        stages.put("layer2", new FeatureMapShape(new Shape(4, 2), 8));
        Objective ofa = create(config(HeadKind.CONVOLUTIONS, 1, "layer1"), stages);
        // 13 to 7 to 4; channels double, and the last are as wide as the teacher
        assertThat(ofa.state().entries().get("heads.layer1.0.op.5.weight").getArray().getShape())
                .isEqualTo(new Shape(4, 2, 1, 1));
        assertThat(ofa.state().entries().get("heads.layer1.1.op.5.weight").getArray().getShape())
                .isEqualTo(new Shape(16, 4, 1, 1));
        assertThat(ofa.state().entries()).doesNotContainKey("heads.layer1.2.op.0.weight");
    }

    @Test
    void makesTheWidthThatItIsTold() {
        OfaConfig told =
                new OfaConfig(
                        Optional.of(StageNames.of(List.of("layer2"))),
                        HeadKind.CONVOLUTIONS,
                        Optional.of(5),
                        List.of(1.0),
                        Enhancement.OWN_CLASS,
                        1,
                        1,
                        1);
        assertThat(
                        create(told, plane())
                                .state()
                                .entries()
                                .get("heads.layer2.0.weight")
                                .getArray()
                                .getShape())
                .isEqualTo(new Shape(5, 8, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 3"})
    void givesATransformersStageAsManyBlocksAsStagesFollow(int stages, int blocks) {
        Map<String, FeatureMapShape> maps = new LinkedHashMap<>();
        String[] names =
                IntStream.range(0, stages).mapToObj(i -> "block" + i).toArray(String[]::new);
        for (String name : names) {
            maps.put(name, new FeatureMapShape(new Shape(2, 2), 8));
        }
        Objective ofa = create(config(HeadKind.TRANSFORMER, 1, names), maps);
        assertThat(ofa.state().entries())
                .containsKey("heads.block0.1.%d.mlp.fc1.weight".formatted(blocks - 1))
                .doesNotContainKey("heads.block0.1.%d.mlp.fc1.weight".formatted(blocks));
    }

    @ParameterizedTest
    @CsvSource({"14, 1", "28, 2", "16, 1", "13, 0", "8, 0"})
    void mergesPatchesUntilAboutSevenAreLeft(int side, int merges) {
        Map<String, FeatureMapShape> maps =
                Map.of("block0", new FeatureMapShape(new Shape(2, side, side), 8));
        Objective ofa = create(config(HeadKind.TRANSFORMER, 1, "block0"), maps);
        assertThat(ofa.state().entries().keySet())
                .filteredOn(name -> name.endsWith("reduction.weight"))
                .hasSize(merges);
        assertThat(evaluate(ofa, maps, 2).student().get(0).value().getFloat()).isFinite();
    }

    @Test
    void refusesTokensThatAttentionCannotDivide() {
        Map<String, FeatureMapShape> maps =
                Map.of("block0", new FeatureMapShape(new Shape(2, 2), 6));
        assertThatThrownBy(() -> create(config(HeadKind.TRANSFORMER, 1, "block0"), maps))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "a transformer head of ofa needs tokens whose width is a multiple of 4,"
                                + " found 6; take 'heads: convolutions'");
    }

    private static ObjectiveProvider provider() {
        return new BaselinesPlugin().provider(Kind.OBJECTIVE, "ofa");
    }

    private static OfaConfig config(HeadKind heads, double eps, String... stages) {
        return new OfaConfig(
                Optional.of(List.of(stages)).filter(names -> !names.isEmpty()).map(StageNames::of),
                heads,
                Optional.empty(),
                List.of(eps),
                Enhancement.OWN_CLASS,
                1,
                1,
                1);
    }

    private static OfaConfig config(double stageWeight, double logitsWeight, String stage) {
        return new OfaConfig(
                Optional.of(StageNames.of(List.of(stage))),
                HeadKind.CONVOLUTIONS,
                Optional.empty(),
                List.of(1.0),
                Enhancement.OWN_CLASS,
                1,
                stageWeight,
                logitsWeight);
    }

    private static OfaConfig everyStage(List<Double> eps) {
        return new OfaConfig(
                Optional.of(StageNames.all()),
                HeadKind.CONVOLUTIONS,
                Optional.empty(),
                eps,
                Enhancement.OWN_CLASS,
                1,
                1,
                1);
    }

    private static Map<String, FeatureMapShape> line() {
        return stages(new Shape(9), new Shape(5));
    }

    private static Map<String, FeatureMapShape> plane() {
        return stages(new Shape(6, 6), new Shape(3, 3));
    }

    private static Map<String, FeatureMapShape> space() {
        return stages(new Shape(4, 6, 6), new Shape(2, 3, 3));
    }

    private static Map<String, FeatureMapShape> stages(Shape first, Shape second) {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        stages.put("layer1", new FeatureMapShape(first, 4));
        stages.put("layer2", new FeatureMapShape(second, 8));
        return stages;
    }

    /** The objective for a student whose last map is that of its last stage. */
    private Objective create(OfaConfig config, Map<String, FeatureMapShape> stages) {
        FeatureMapShape last = List.copyOf(stages.values()).get(stages.size() - 1);
        return provider()
                .create(
                        config,
                        DistillerContext.builder()
                                .setStudent(last)
                                .optStudentStages(stages)
                                .optTeacher(TeacherShape.of(16, true))
                                .setClasses(CLASSES)
                                .setTrainingSamples(10)
                                .setManager(manager)
                                .build());
    }

    private Losses evaluate(Objective ofa, Map<String, FeatureMapShape> stages, int size) {
        // MXNet's batch norm trains nowhere else
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            return ofa.evaluate(step(maps(stages, size), size));
        }
    }

    private Map<String, NDArray> maps(Map<String, FeatureMapShape> stages, int size) {
        Map<String, NDArray> maps = new LinkedHashMap<>();
        stages.forEach(
                (name, map) ->
                        maps.put(
                                name,
                                manager.randomNormal(new Shape(size, map.tokens(), map.width()))));
        return maps;
    }

    private ObjectiveStep step(Map<String, NDArray> maps, int size) {
        NDArray last = List.copyOf(maps.values()).get(maps.size() - 1);
        NDArray embedding = last.mean(TOKENS);
        Batch batch =
                Batch.of(
                        Subset.TRAIN,
                        IntStream.range(0, size).mapToObj(i -> "sample-" + i).toList(),
                        IntStream.range(0, size).toArray(),
                        Map.of(),
                        Targets.singleLabel(
                                manager.create(
                                        IntStream.range(0, size)
                                                .mapToLong(i -> i % CLASSES)
                                                .toArray())));
        NDArray taught = manager.randomNormal(new Shape(size, CLASSES));
        return ObjectiveStep.of(
                StudentOutput.of(last, embedding, manager.randomNormal(new Shape(size, CLASSES)))
                        .withStages(maps),
                Knowledge.unfiltered(TeacherOutput.of(taught).withLogits(taught)),
                batch,
                TrainingMoment.of(1, 1));
    }

    private static void assertLearns(NDArray leaf) {
        assertFinite(leaf.getGradient());
        assertThat(leaf.getGradient().abs().max().getFloat()).isPositive();
    }

    private static void assertFinite(NDArray gradient) {
        assertThat(gradient.abs().max().getFloat()).isFinite();
    }
}
