package org.kdtoolkit.baselines.ofd;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.map.AdaptivePooling;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class OfdLossTest {

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void equalsThePublishedLossGradientsAndStatistics() {
        Fixture fixture = Fixture.load("ofd", manager);
        List<String> stages = fixture.names("in/teacher", "").stream().sorted().toList();
        List<NDArray> students = new ArrayList<>();
        List<OfdConnector> connectors = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            NDArray map = fixture.get("in/student" + stages.get(i));
            map.setRequiresGradient(true);
            students.add(map);
            int in = (int) map.getShape().get(1);
            int out = (int) fixture.get("in/teacher" + stages.get(i)).getShape().get(1);
            OfdConnector connector = new OfdConnector(in, out, manager);
            connector.state().load(fixture.under("w/connectors." + i + "."));
            connectors.add(connector);
        }
        List<NDArray> terms = new ArrayList<>();
        NDArray loss;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            for (int i = 0; i < stages.size(); i++) {
                NDArray student = students.get(i);
                NDArray term =
                        OfdLoss.evaluate(
                                connectors.get(i).map(flat(student)),
                                AdaptivePooling.pool(
                                        fixture.get("in/teacher" + stages.get(i)),
                                        student.getShape().slice(2)),
                                margins(fixture, stages.get(i)));
                terms.add(term.mul(OfdObjective.weight(i, stages.size(), term)));
            }
            NDArray sum = terms.stream().reduce(NDArray::add).orElseThrow();
            loss = sum.mul(manager.create((float) fixture.number("hp/feat_weight")));
            collector.backward(loss);
        }
        FixtureParity parity = FixtureParity.of(fixture);
        parity.value(loss, "out/loss_kd");
        for (int i = 0; i < stages.size(); i++) {
            String stage = stages.get(i);
            parity.value(terms.get(i), "out/stage" + stage);
            parity.gradient(students.get(i).getGradient(), "grad/student" + stage);
            String prefix = "connectors." + i + ".";
            StateDict state = connectors.get(i).state();
            parity.gradients(state, "grad/" + prefix);
            parity.statistics(state, "after/" + prefix);
        }
    }

    @Test
    void hasThePublishedMargins() {
        Fixture fixture = Fixture.load("ofd", manager);
        for (String stage : fixture.names("in/teacher", "")) {
            FixtureParity.of(fixture)
                    .value(manager.create(margins(fixture, stage)), "out/margin" + stage);
        }
    }

    @Test
    void hasAMarginForChannelsThatDoNotVary() {
        assertThat(Margins.of(List.of(0f, 0f, 0f, 1e-30f), List.of(-2f, 0f, 2f, -2f)))
                .containsExactly(-2, 0, 0, -2);
    }

    @Test
    void leavesAloneWhatTheReluTakesAway() {
        NDArray teacher = manager.create(new float[] {-1, -5, -1, 2}, new Shape(1, 1, 4));
        NDArray student = manager.create(new float[] {-3, -2.5f, 0, 1}, new Shape(1, 1, 4));
        assertThat(OfdLoss.evaluate(student, teacher, new float[] {-2}).getFloat())
                .isEqualTo(0 + 0 + 1 + 1);
    }

    private static float[] margins(Fixture fixture, String stage) {
        return Margins.of(
                floats(fixture.get("in/bn" + stage + ".weight")),
                floats(fixture.get("in/bn" + stage + ".bias")));
    }

    private static List<Float> floats(NDArray array) {
        List<Float> values = new ArrayList<>();
        for (float value : array.toFloatArray()) {
            values.add(value);
        }
        return values;
    }

    private static NDArray flat(NDArray map) {
        return map.reshape(map.getShape().get(0), map.getShape().get(1), -1);
    }
}
