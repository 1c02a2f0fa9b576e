package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class LossesParityTest {

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("xkd_losses", manager);
        parity = FixtureParity.of(fixture);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void crossEntropyItsCentreAndItsGradientsAreThePublishedOnesOverSeveralSteps() {
        NDArray centre = fixture.get("in/center");
        CentredCrossEntropy loss =
                new CentredCrossEntropy(
                        (int) centre.size(), fixture.number("hp/center_momentum"), manager);
        loss.state().load(Map.of("center", centre));
        for (String step : fixture.names("out/", "/loss")) {
            NDArray student = fixture.get("in/" + step + "/student");
            NDArray teacher = fixture.get("in/" + step + "/teacher");
            long samples = teacher.getShape().get(0) / (long) fixture.number("hp/teacher_views");
            NDArray value =
                    differentiated(
                            () ->
                                    loss.loss(
                                            student,
                                            teacher,
                                            samples,
                                            fixture.number("hp/student_temp"),
                                            fixture.number("hp/teacher_temp")),
                            student);
            loss.follow();

            parity.value(value, "out/" + step + "/loss");
            parity.gradient(student.getGradient(), "grad/" + step + "/student");
            parity.value(
                    loss.state().entries().get("center").getArray(), "out/" + step + "/center");
        }
    }

    @Test
    void meanDiscrepancyAndItsGradientsAreThoseOfThePublishedFormulaInFloat64() {
        NDArray x = fixture.get("in/mmd_x");
        NDArray y = fixture.get("in/mmd_y");

        NDArray value = differentiated(() -> MeanDiscrepancy.between(x, y), x, y);

        parity.value(value, "ref64/mmd");
        parity.gradient(x.getGradient(), "ref64/grad_mmd_x");
        parity.gradient(y.getGradient(), "ref64/grad_mmd_y");
        new Closeness(5e-3, 0).check("mmd", value, fixture.get("out/mmd"));
        new Closeness(1e-2, 1e-4).check("x", x.getGradient(), fixture.get("grad/mmd_x"));
    }

    @ParameterizedTest
    @EnumSource(Refinement.class)
    void refinesThePublishedWeights(Refinement refinement) {
        NDArray video = fixture.get("in/video_attn");
        NDArray audio = fixture.get("in/audio_attn");
        String out = "out/cross_modal/" + refinement.name().toLowerCase(Locale.ROOT);

        parity.value(refinement.weights(video, audio), out + "/video");
        parity.value(refinement.weights(audio, video), out + "/audio");
    }

    @Test
    void alignsFeaturesAsPublished() {
        NDArray features = fixture.get("in/align_features");
        NDArray weights = fixture.get("out/cross_modal/mean/video");
        NDArray[] aligned = new NDArray[1];
        differentiated(
                () -> {
                    aligned[0] = RefinedFeatures.aligned(features, weights);
                    return fixture.get("coef/aligned").mul(aligned[0]).sum();
                },
                features);

        parity.value(aligned[0], "out/aligned");
        parity.gradient(features.getGradient(), "grad/align_features");
    }

    @Test
    void projectsAsThePublishedHeadAndHasItsGradients() {
        NDArray input = fixture.get("in/head");
        Map<String, NDArray> weights = fixture.under("w/head.");
        ProjectionHead head =
                new ProjectionHead(
                        (int) input.getShape().get(1),
                        new HeadConfig(
                                (int) weights.get("mlp.0.bias").size(),
                                (int) weights.get("mlp.6.bias").size(),
                                (int) weights.get("last_layer.weight_g").size()));
        head.initialize(manager);
        head.state().load(weights);
        NDArray[] output = new NDArray[1];
        differentiated(
                () -> {
                    output[0] =
                            head.forward(
                                            new ParameterStore(manager, false),
                                            new NDList(input),
                                            true)
                                    .singletonOrThrow();
                    return fixture.get("coef/head").mul(output[0]).sum();
                },
                input);

        parity.value(output[0], "out/head");
        parity.gradient(input.getGradient(), "grad/head_input");
        parity.gradients(head.state(), "grad/head.");
    }

    private NDArray differentiated(Supplier<NDArray> loss, NDArray... inputs) {
        for (NDArray input : inputs) {
            input.setRequiresGradient(true);
        }
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray value = loss.get();
            collector.backward(value);
            return value;
        }
    }
}
