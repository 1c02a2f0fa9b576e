package org.kdtoolkit.baselines.ofa;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.baselines.logits.Enhancement;
import org.kdtoolkit.baselines.logits.OfaLoss;
import org.kdtoolkit.baselines.stage.StageNames;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

/** The published forward pass with a convolutional student, and with a transformer. */
class OfaParityTest {

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("ofa", manager);
        parity = FixtureParity.of(fixture);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void equalsThePublishedLossesOfAConvolutionalStudent() {
        Map<String, NDArray> maps = leaves("cnn");
        NDArray student = leaf("in/cnn/student");
        OfaObjective objective = OfaObjective.of(config(maps.keySet()), context(maps));
        load("cnn", heads(objective));
        NDArray shares = fixture.get("in/cnn/label_smooth");
        Map<String, NDArray> terms = new LinkedHashMap<>();
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            Map<String, NDArray> tokens = new LinkedHashMap<>();
            maps.forEach((stage, map) -> tokens.put(stage, tokens(map)));
            Losses losses = objective.evaluate(step(student, tokens, shares.argMax(1)));
            losses.student().forEach(term -> terms.put(term.name(), term.value()));
            NDArray classLoss =
                    new StudentLoss(
                                    "class",
                                    Targets.soft(shares, TargetKind.SINGLE_LABEL)
                                            .classLoss(student))
                            .times(fixture.number("hp/cnn/gt_weight"))
                            .value();
            terms.put("class", classLoss);
            collector.backward(terms.values().stream().reduce(NDArray::add).orElseThrow());
        }
        parity.value(terms.remove("class"), "out/cnn/loss_gt");
        parity.value(terms.remove("ofa"), "out/cnn/loss_kd");
        assertThat(terms).hasSameSizeAs(maps);
        parity.value(
                terms.values().stream().reduce(NDArray::add).orElseThrow(), "out/cnn/loss_ofa");
        parity.gradient(student.getGradient(), "grad/cnn/student");
        maps.forEach((stage, map) -> parity.gradient(map.getGradient(), "grad/cnn/stage" + stage));
        checkGradients("cnn", heads(objective));
        checkStatistics("cnn", heads(objective));
    }

    @Test
    void equalsThePublishedLossesOfATransformer() {
        Map<String, NDArray> maps = leaves("tokens");
        NDArray student = leaf("in/tokens/student");
        NDArray teacher = fixture.get("in/teacher");
        NDArray targets = fixture.get("in/targets");
        int classes = (int) student.getShape().get(1);
        double temperature = fixture.number("hp/tokens/T");
        List<Double> eps = fixture.numbers("hp/tokens/eps");
        int classTokens = (int) fixture.number("hp/tokens/num_tokens");
        Map<String, TransformerHead> heads = new LinkedHashMap<>();
        maps.forEach(
                (stage, map) -> {
                    long patches = map.getShape().get(1) - classTokens;
                    long side = Math.round(Math.sqrt(patches));
                    int width = (int) map.getShape().get(2);
                    heads.put(
                            stage,
                            new TransformerHead(
                                    new FeatureMapShape(new Shape(side, side), width),
                                    classTokens,
                                    Math.max(4 - Integer.parseInt(stage), 1),
                                    (int) fixture.number("hp/tokens/dim_student"),
                                    classes,
                                    manager));
                });
        load("tokens", weights(heads));
        NDArray ofStages;
        NDArray own;
        NDArray classLoss;
        Map<String, NDArray> scores = new HashMap<>();
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            List<NDArray> losses = new ArrayList<>();
            heads.forEach(
                    (stage, head) -> {
                        NDArray logits = head.logits(maps.get(stage));
                        scores.put(stage, logits);
                        losses.add(
                                new OfaLoss(
                                                Enhancement.PUBLISHED,
                                                eps.get(losses.size()),
                                                temperature)
                                        .evaluate(logits, teacher, targets));
                    });
            NDArray sum = losses.stream().reduce(NDArray::add).orElseThrow();
            ofStages = sum.mul(Scalars.beside(sum, fixture.number("hp/tokens/ofa_weight")));
            NDArray bare =
                    new OfaLoss(Enhancement.PUBLISHED, eps.get(losses.size()), temperature)
                            .evaluate(student, teacher, targets);
            own = bare.mul(Scalars.beside(bare, fixture.number("hp/tokens/kd_weight")));
            NDArray ofLabels = Targets.singleLabel(targets).classLoss(student);
            classLoss = ofLabels.mul(Scalars.beside(bare, fixture.number("hp/tokens/gt_weight")));
            collector.backward(ofStages.add(own).add(classLoss));
        }
        parity.value(classLoss, "out/tokens/loss_gt");
        parity.value(own, "out/tokens/loss_kd");
        parity.value(ofStages, "out/tokens/loss_ofa");
        scores.forEach((stage, logits) -> parity.value(logits, "out/tokens/head" + stage));
        parity.gradient(student.getGradient(), "grad/tokens/student");
        maps.forEach(
                (stage, map) -> parity.gradient(map.getGradient(), "grad/tokens/stage" + stage));
        checkGradients("tokens", weights(heads));
    }

    /** The stages of a case by their numbers, to be differentiated by. */
    private Map<String, NDArray> leaves(String name) {
        Map<String, NDArray> maps = new LinkedHashMap<>();
        for (double stage : fixture.numbers("hp/" + name + "/stages")) {
            String number = String.valueOf((long) stage);
            maps.put(number, leaf("in/" + name + "/stage" + number));
        }
        return maps;
    }

    private NDArray leaf(String key) {
        NDArray leaf = fixture.get(key);
        leaf.setRequiresGradient(true);
        return leaf;
    }

    private static NDArray tokens(NDArray map) {
        Shape shape = map.getShape();
        return map.reshape(shape.get(0), shape.get(1), -1).transpose(0, 2, 1);
    }

    private OfaConfig config(Iterable<String> stages) {
        List<String> names = new ArrayList<>();
        stages.forEach(names::add);
        return new OfaConfig(
                Optional.of(StageNames.of(names)),
                HeadKind.CONVOLUTIONS,
                Optional.empty(),
                fixture.numbers("hp/cnn/eps"),
                Enhancement.PUBLISHED,
                fixture.number("hp/cnn/T"),
                fixture.number("hp/cnn/ofa_weight"),
                fixture.number("hp/cnn/kd_weight"));
    }

    private DistillerContext context(Map<String, NDArray> maps) {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        maps.forEach(
                (stage, map) ->
                        stages.put(
                                stage,
                                new FeatureMapShape(
                                        map.getShape().slice(2), (int) map.getShape().get(1))));
        List<FeatureMapShape> shapes = List.copyOf(stages.values());
        FeatureMapShape last = shapes.get(shapes.size() - 1);
        int classes = (int) fixture.get("in/teacher").getShape().get(1);
        return DistillerContext.builder()
                .setStudent(
                        new FeatureMapShape(
                                last.grid(), (int) fixture.number("hp/cnn/dim_student")))
                .optStudentStages(stages)
                .optTeacher(TeacherShape.of((int) fixture.number("hp/cnn/dim_teacher"), true))
                .setClasses(classes)
                .setTrainingSamples(1)
                .setManager(manager)
                .build();
    }

    private ObjectiveStep step(NDArray logits, Map<String, NDArray> stages, NDArray classes) {
        NDArray teacher = fixture.get("in/teacher");
        NDArray last = List.copyOf(stages.values()).get(stages.size() - 1);
        int size = (int) logits.getShape().get(0);
        Batch batch =
                Batch.of(
                        Subset.TRAIN,
                        IntStream.range(0, size).mapToObj(String::valueOf).toList(),
                        IntStream.range(0, size).toArray(),
                        Map.of(),
                        Targets.singleLabel(classes.toType(DataType.INT64, false)));
        return ObjectiveStep.of(
                StudentOutput.of(last, last.mean(new int[] {1}), logits).withStages(stages),
                Knowledge.unfiltered(TeacherOutput.of(teacher).withLogits(teacher)),
                batch,
                TrainingMoment.of(1, 1));
    }

    /** The weights of an objective's heads by their published names. */
    private static Map<String, Parameter> heads(OfaObjective objective) {
        Map<String, Parameter> weights = new LinkedHashMap<>();
        objective
                .state()
                .entries()
                .forEach(
                        (name, weight) ->
                                weights.put(name.replaceFirst("^heads", "projector"), weight));
        return weights;
    }

    private static Map<String, Parameter> weights(Map<String, TransformerHead> heads) {
        Map<String, Parameter> weights = new LinkedHashMap<>();
        heads.forEach(
                (stage, head) ->
                        head.state()
                                .entries()
                                .forEach(
                                        (name, weight) ->
                                                weights.put(
                                                        "projector." + stage + "." + name,
                                                        weight)));
        return weights;
    }

    private void load(String name, Map<String, Parameter> heads) {
        Map<String, NDArray> published = fixture.under("w/" + name + "/");
        published.keySet().removeIf(key -> key.endsWith("num_batches_tracked"));
        assertThat(heads.keySet()).containsExactlyInAnyOrderElementsOf(published.keySet());
        heads.forEach(
                (key, weight) ->
                        StateDict.overwrite(
                                weight.getArray(),
                                published.get(key).reshape(weight.getArray().getShape())));
    }

    private void checkGradients(String name, Map<String, Parameter> heads) {
        heads.forEach(
                (key, weight) -> {
                    if (weight.requiresGradient()) {
                        parity.gradient(
                                weight.getArray().getGradient(), "grad/" + name + "/" + key);
                    }
                });
    }

    private void checkStatistics(String name, Map<String, Parameter> heads) {
        boolean onPyTorch = manager.getEngine().getEngineName().equals("PyTorch");
        heads.forEach(
                (key, weight) -> {
                    // MXNet takes in the biased variance
                    if (key.endsWith("running_mean") || onPyTorch && key.endsWith("running_var")) {
                        parity.value(weight.getArray(), "after/" + name + "/" + key);
                    }
                });
    }
}
