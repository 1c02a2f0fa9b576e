package org.kdtoolkit.baselines.simkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.baselines.map.MapPair;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

/** The published pass with a student's map that is larger than the teacher's, and smaller. */
class SimKdParityTest {

    private static final String TRANSFER = "transfer.";
    private static final String CLASSIFIER = "cls.";

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("simkd", manager);
        parity = FixtureParity.of(fixture);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static List<String> cases() {
        return Fixture.namesIn("simkd", "in/", "/student");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsThePublishedLossGradientsAndClassScores(String name) {
        Backbone network = network(name);
        SimKdObjective objective = objective(name, network);
        NDArray student = student(name);
        NDArray loss;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            StudentOutput output = network.forward(student, true);
            loss = objective.evaluate(step(name, output)).student().get(0).value();
            parity.value(output.logits(), "out/%s/logits".formatted(name));
            collector.backward(loss);
        }
        parity.value(loss, "out/%s/loss_kd".formatted(name));
        check("grad", name, network, student, List.of(TRANSFER));
        checkStatistics(name, network);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsThePublishedClassLossAndItsGradients(String name) {
        Backbone network = network(name);
        NDArray student = student(name);
        Targets targets = targets();
        NDArray loss;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            loss = targets.classLoss(network.forward(student, true).logits());
            collector.backward(loss);
        }
        parity.value(loss, "out/%s/ce".formatted(name));
        check("grad_ce", name, network, student, List.of(TRANSFER, CLASSIFIER));
    }

    private NDArray student(String name) {
        NDArray student = fixture.get("in/%s/student".formatted(name));
        student.setRequiresGradient(true);
        return student;
    }

    private Shape grid(String name, String side) {
        return fixture.get("in/%s/%s".formatted(name, side)).getShape().slice(2);
    }

    private Backbone network(String name) {
        Shape student = fixture.get("in/%s/student".formatted(name)).getShape();
        Shape common = MapPair.common(grid(name, "student"), grid(name, "teacher"));
        Shape classifier = fixture.get("w/%s/cls.weight".formatted(name)).getShape();
        FeatureMapShape layout = new FeatureMapShape(student.slice(2), (int) student.get(1));
        Backbone network =
                SimKdNetwork.of(
                        new SimKdNetworkConfig(
                                new NetworkSpec("given", config()),
                                (int) classifier.get(1),
                                List.of((int) common.get(0), (int) common.get(1)),
                                config().factor()),
                        BackboneContext.of(
                                student.slice(1),
                                (int) classifier.get(0),
                                manager,
                                (type, settings, context) -> new GivenMap(layout)));
        Map<String, NDArray> weights = new LinkedHashMap<>();
        fixture.under("w/%s/".formatted(name))
                .forEach(
                        (key, weight) ->
                                weights.put(key.replace(CLASSIFIER, "classifier."), weight));
        network.state().load(weights);
        return network;
    }

    private SimKdConfig config() {
        return new SimKdConfig(Optional.empty(), (int) fixture.number("hp/factor"));
    }

    private SimKdObjective objective(String name, Backbone network) {
        Shape teacher = fixture.get("in/%s/teacher".formatted(name)).getShape();
        int width = (int) teacher.get(1);
        return new SimKdObjective(
                config(),
                DistillerContext.builder()
                        .setStudent(network.featureMap())
                        .optTeacher(
                                TeacherShape.of(width, true)
                                        .withFeatureMap(
                                                Optional.of(
                                                        new FeatureMapShape(
                                                                teacher.slice(2), width))))
                        .setClasses((int) fixture.get("w/%s/cls.weight".formatted(name)).size(0))
                        .setTrainingSamples((int) teacher.get(0))
                        .setManager(manager)
                        .build());
    }

    private ObjectiveStep step(String name, StudentOutput output) {
        NDArray map = fixture.get("in/%s/teacher".formatted(name));
        NDArray tokens =
                map.reshape(map.getShape().get(0), map.getShape().get(1), -1).transpose(0, 2, 1);
        TeacherOutput teacher = TeacherOutput.of(tokens.mean(new int[] {1})).withFeatureMap(tokens);
        int samples = (int) map.getShape().get(0);
        return ObjectiveStep.of(
                output,
                Knowledge.unfiltered(teacher),
                Batch.of(
                        Subset.TRAIN,
                        Collections.nCopies(samples, "sample"),
                        new int[samples],
                        Map.of(),
                        targets()),
                TrainingMoment.of(1, 1));
    }

    private Targets targets() {
        return Targets.of(fixture.get("in/targets"));
    }

    /** Gradients of the map, and of the weights whose names begin so. */
    private void check(
            String of, String name, Backbone network, NDArray student, List<String> prefixes) {
        String before = "%s/%s/".formatted(of, name);
        parity.gradient(student.getGradient(), before + "student");
        StateDict.Builder reached = StateDict.builder();
        network.state()
                .entries()
                .forEach(
                        (key, weight) -> {
                            String own = key.replace("classifier.", CLASSIFIER);
                            if (prefixes.stream().anyMatch(own::startsWith)) {
                                reached.add(own, weight);
                            }
                        });
        parity.gradients(reached.build(), before);
    }

    /** MXNet takes in the biased variance. */
    private void checkStatistics(String name, Backbone network) {
        boolean onPyTorch = manager.getEngine().getEngineName().equals("PyTorch");
        network.state()
                .entries()
                .forEach(
                        (key, weight) -> {
                            if (key.endsWith("running_mean")
                                    || onPyTorch && key.endsWith("running_var")) {
                                parity.value(weight.getArray(), "after/%s/%s".formatted(name, key));
                            }
                        });
    }
}
