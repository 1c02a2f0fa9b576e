package org.kdtoolkit.baselines.ccl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class CompositionClassifierTest {

    private NDManager manager;
    private Fixture fixture;
    private NDArray teacher;
    private NDArray student;
    private ParameterStore parameters;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("ccl_composition", manager);
        teacher = fixture.get("in/f1");
        student = fixture.get("in/f2");
        parameters = new ParameterStore(manager, false);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static List<String> cases() {
        return Fixture.namesIn("ccl_composition", "out/", "/logits");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsThePublishedOutputsAndGradients(String name) {
        assertThat(name).isIn("normalized", "raw");
        CompositionClassifier network = network(name.equals("normalized"));
        teacher.setRequiresGradient(true);
        student.setRequiresGradient(true);
        NDList output;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            output = network.forward(parameters, new NDList(teacher, student), true);
            NDArray logits = output.get(0).mul(fixture.get("coef/out")).sum();
            NDArray feature = output.get(1).mul(fixture.get("coef/feature")).sum();
            collector.backward(logits.add(feature));
        }
        FixtureParity parity = FixtureParity.of(fixture);
        String out = "out/" + name + "/";
        parity.value(output.get(0), out + "logits");
        parity.value(output.get(1), out + "feature");
        String grad = "grad/" + name + "/";
        parity.gradient(teacher.getGradient(), grad + "f1");
        parity.gradient(student.getGradient(), grad + "f2");
        parity.gradients(network.state(), grad);
    }

    @Test
    void namesItsWeightsAsPublished() {
        assertThat(network(true).state().entries().keySet())
                .containsExactlyElementsOf(fixture.under("w/").keySet());
    }

    @Test
    void announcesTheShapesThatItReturns() {
        CompositionClassifier network = network(true);
        NDList output = network.forward(parameters, new NDList(teacher, student), false);
        Shape[] inputs = {teacher.getShape(), student.getShape()};
        assertThat(network.getOutputShapes(inputs))
                .containsExactly(output.get(0).getShape(), output.get(1).getShape());
    }

    @Test
    void leavesNoArraysBehind() {
        CompositionClassifier network = network(true);
        int before = manager.getManagedArrays().size();
        try (NDManager step = manager.newSubManager();
                GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDList inputs = new NDList(teacher.duplicate(), student.duplicate());
            inputs.attach(step);
            NDList output = network.forward(parameters, inputs, true);
            collector.backward(output.get(0).sum().add(output.get(1).sum()));
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void refusesSizesThatAreNotPositive() {
        assertThatThrownBy(() -> new CompositionClassifier(0, 3, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("width 0 and 3 classes");
        assertThatThrownBy(() -> new CompositionClassifier(8, 0, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("width 8 and 0 classes");
    }

    private CompositionClassifier network(boolean normalize) {
        int width = (int) teacher.getShape().get(1);
        int classes = (int) fixture.get("w/fc.bias").size();
        CompositionClassifier network = new CompositionClassifier(width, classes, normalize);
        network.initialize(manager);
        network.state().load(fixture.under("w/"));
        return network;
    }
}
