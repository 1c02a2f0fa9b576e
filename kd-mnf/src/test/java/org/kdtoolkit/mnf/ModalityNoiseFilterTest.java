package org.kdtoolkit.mnf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class ModalityNoiseFilterTest {

    private NDManager manager;
    private Fixture fixture;
    private ModalityNoiseFilter filter;
    private ParameterStore parameters;
    private NDArray audio;
    private NDArray map;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("mnf", manager);
        audio = fixture.get("in/audio");
        map = fixture.get("in/map");
        filter =
                ModalityNoiseFilter.builder()
                        .setWidth((int) audio.getShape().get(1))
                        .setClasses((int) fixture.get("w/sv_cls_classifier.bias").size())
                        .optHeads((int) fixture.number("hp/num_heads"))
                        .build();
        filter.initialize(manager);
        filter.state().load(fixture.under("w/"));
        parameters = new ParameterStore(manager, false);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void equalsThePublishedFilterInEvaluation() {
        checkOutputs("eval", MnfOutput.of(forward(false)));
    }

    @Test
    void equalsThePublishedFilterInTraining() {
        checkOutputs("train", MnfOutput.of(train()));
    }

    @Test
    void hasThePublishedGradientsInEvaluation() {
        assumePyTorch("MXNet has no gradients of batch norm in evaluation");
        checkGradients("eval", false);
    }

    @Test
    void hasThePublishedGradientsInTraining() {
        checkGradients("train", true);
    }

    @Test
    void movesItsStatisticsAsPublishedInTrainingAndNotInEvaluation() {
        assumePyTorch("MXNet's running variance takes in the biased variance");
        forward(false);
        train();
        fixture.under("after/")
                .forEach(
                        (name, expected) -> {
                            if (!name.endsWith("num_batches_tracked")) {
                                Closeness.DEFAULT.check(
                                        name,
                                        filter.state().entries().get(name).getArray(),
                                        expected);
                            }
                        });
    }

    @Test
    void normalisesASingleSampleByItsRunningStatisticsAndLeavesThemAsTheyAre() {
        Map<String, NDArray> before = new HashMap<>();
        filter.state()
                .entries()
                .forEach((name, value) -> before.put(name, value.getArray().duplicate()));
        NDList single = new NDList(audio.get("0:1"), map.get("0:1"));
        NDList trained = filter.forward(parameters, single, true);
        NDList evaluated = filter.forward(parameters, single, false);
        for (int i = 0; i < trained.size(); i++) {
            Closeness.DEFAULT.check("output " + i, trained.get(i), evaluated.get(i));
        }
        before.forEach(
                (name, value) ->
                        assertThat(filter.state().entries().get(name).getArray())
                                .as(name)
                                .isEqualTo(value));
    }

    @Test
    void namesAllItsWeightsAsPublishedAndInThatOrder() {
        List<String> published =
                fixture.under("w/").keySet().stream()
                        .filter(name -> !name.endsWith("num_batches_tracked"))
                        .toList();
        assertThat(filter.state().entries().keySet()).containsExactlyElementsOf(published);
        assertThat(filter.state().entries().values())
                .containsExactlyInAnyOrderElementsOf(filter.getParameters().values());
    }

    @Test
    void announcesTheShapesThatItReturns() {
        NDList output = forward(false);
        assertThat(filter.getOutputShapes(new Shape[] {audio.getShape(), map.getShape()}))
                .containsExactly(output.stream().map(NDArray::getShape).toArray(Shape[]::new));
    }

    @Test
    void makesTheSameOfATokenAloneAsOfTwoThatAreAlike() {
        NDArray alone = map.get(":, 0:1");
        NDList one = filter.forward(parameters, new NDList(audio, alone), false);
        NDList two = filter.forward(parameters, new NDList(audio, alone.repeat(1, 2)), false);
        for (int i = 0; i < one.size() - 1; i++) {
            Closeness.DEFAULT.check("output " + i, one.get(i), two.get(i));
        }
        assertThat(MnfOutput.of(one).attention().toFloatArray()).containsOnly(1);
    }

    @Test
    void attendsWithAllItsWeightAndOpensItsGateBetweenZeroAndOne() {
        MnfOutput output = MnfOutput.of(forward(false));
        for (float sum : output.attention().sum(new int[] {2}).toFloatArray()) {
            assertThat(sum).isCloseTo(1, within(1e-5f));
        }
        for (float opening : output.gate().toFloatArray()) {
            assertThat(opening).isBetween(0f, 1f);
        }
    }

    @Test
    void beginsAsPyTorchsLayersDo() {
        ModalityNoiseFilter fresh =
                ModalityNoiseFilter.builder().setWidth(64).setClasses(10).build();
        fresh.initialize(manager);
        assertUniform(fresh, "gated_feature_composer.0.weight", 1 / Math.sqrt(128));
        assertUniform(fresh, "gated_feature_composer.3.weight", 1 / Math.sqrt(32));
        assertUniform(fresh, "attn.in_proj_weight", Math.sqrt(6.0 / (64 + 3 * 64)));
        assertUniform(fresh, "attn.out_proj.weight", 1 / Math.sqrt(64));
        assertUniform(fresh, "trans_sv.0.bias", 1 / Math.sqrt(64));
        assertUniform(fresh, "attn.in_proj_bias", 0);
        assertUniform(fresh, "attn.out_proj.bias", 0);
    }

    @Test
    void leavesNoArraysBehind() {
        int before = manager.getManagedArrays().size();
        try (NDManager step = manager.newSubManager();
                GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDList inputs = new NDList(audio.duplicate(), map.duplicate());
            inputs.attach(step);
            collector.backward(filter.forward(parameters, inputs, true).get(0).sum());
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void refusesAWidthThatDoesNotFit() {
        assertThatThrownBy(() -> ModalityNoiseFilter.builder().setWidth(9).setClasses(3).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("even")
                .hasMessageContaining("9");
        assertThatThrownBy(
                        () ->
                                ModalityNoiseFilter.builder()
                                        .setWidth(8)
                                        .setClasses(3)
                                        .optHeads(3)
                                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("width 8 and 3 heads");
        assertThatThrownBy(() -> ModalityNoiseFilter.builder().setWidth(8).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number of classes");
    }

    private void assumePyTorch(String reason) {
        Assumptions.assumeTrue(manager.getEngine().getEngineName().equals("PyTorch"), () -> reason);
    }

    private NDList forward(boolean training) {
        return filter.forward(parameters, new NDList(audio, map), training);
    }

    /** On MXNet, batch norm trains only where gradients are collected. */
    private NDList train() {
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            return forward(true);
        }
    }

    private void checkOutputs(String mode, MnfOutput output) {
        String out = "out/" + mode + "/";
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(output.logits(), out + "pred");
        parity.value(output.joint(), out + "selected_video");
        parity.value(output.selected(), out + "selected_audio");
        parity.value(output.gate(), out + "audio_weight");
        parity.value(output.attention(), out + "attn_weights");
        parity.value(functional(output), out + "functional");
    }

    private NDArray functional(MnfOutput output) {
        return output.logits()
                .mul(fixture.get("coef/pred"))
                .sum()
                .add(output.joint().mul(fixture.get("coef/video")).sum())
                .add(output.selected().mul(fixture.get("coef/audio")).sum());
    }

    private void checkGradients(String mode, boolean training) {
        audio.setRequiresGradient(true);
        map.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(functional(MnfOutput.of(forward(training))));
        }
        String grad = "grad/" + mode + "/";
        FixtureParity parity = FixtureParity.of(fixture);
        parity.gradient(audio.getGradient(), grad + "audio");
        parity.gradient(map.getGradient(), grad + "map");
        parity.gradients(filter.state(), grad);
    }

    /** Uniform numbers fill their range: the greatest of a thousand is near the bound. */
    private static void assertUniform(ModalityNoiseFilter filter, String name, double bound) {
        NDArray values = filter.state().entries().get(name).getArray();
        float greatest = values.toType(DataType.FLOAT32, true).abs().max().getFloat();
        assertThat((double) greatest).as(name).isBetween(0.9 * bound, bound * (1 + 1e-6));
    }
}
