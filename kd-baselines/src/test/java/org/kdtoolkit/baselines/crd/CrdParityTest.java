package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

/** Consecutive steps of the published code, without an optimiser's in between. */
class CrdParityTest {

    private static final Closeness VALUES = new Closeness(1e-4, 1e-5);
    private static final Closeness GRADIENTS = new Closeness(1e-3, 1e-5);

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("crd", manager);
        parity = FixtureParity.of(fixture, VALUES, GRADIENTS);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void equalsThePublishedStepsInLossesGradientsMemoriesAndConstants() {
        CrdLoss loss = loss();
        StateDict state = loss.state();
        int steps = fixture.names("out/step", "/loss").size();
        for (int step = 0; step < steps; step++) {
            String out = "out/step" + step + "/";
            check(step, loss);
            loss.afterStep();
            for (String side : new String[] {"v1", "v2"}) {
                parity.value(array(state, "contrast.memory_" + side), out + "memory_" + side);
                parity.value(array(state, "contrast.log_z_" + side).exp(), out + "Z_" + side);
            }
        }
    }

    private void check(int step, CrdLoss loss) {
        String in = "in/step" + step + "/";
        NDArray student = fixture.get(in + "student");
        NDArray teacher = fixture.get(in + "teacher");
        student.setRequiresGradient(true);
        teacher.setRequiresGradient(true);
        loss.state().trainable().forEach(CrdParityTest::clear);
        NDArray value;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            value = loss.evaluate(student, teacher, indices(step));
            collector.backward(value);
        }
        parity.value(value, "out/step" + step + "/loss");
        String grad = "grad/step" + step + "/";
        parity.gradient(student.getGradient(), grad + "student");
        parity.gradient(teacher.getGradient(), grad + "teacher");
        parity.gradients(loss.state(), grad);
    }

    private CrdLoss loss() {
        int samples = (int) fixture.number("hp/n_data");
        Shape student = fixture.get("w/embed_s.linear.weight").getShape();
        Shape teacher = fixture.get("w/embed_t.linear.weight").getShape();
        CrdConfig config =
                new CrdConfig(
                        (int) student.get(0),
                        (int) fixture.number("hp/K"),
                        fixture.number("hp/T"),
                        fixture.number("hp/momentum"),
                        Optional.empty());
        CrdLoss loss =
                new CrdLoss(
                        config,
                        (int) student.get(1),
                        (int) teacher.get(1),
                        samples,
                        new Stored(),
                        manager);
        Map<String, NDArray> begin = new HashMap<>(fixture.under("w/"));
        for (String side : new String[] {"v1", "v2"}) {
            begin.put("contrast.memory_" + side, fixture.get("in/memory_" + side));
            String logZ = "contrast.log_z_" + side;
            begin.put(logZ, array(loss.state(), logZ));
        }
        loss.state().load(begin);
        return loss;
    }

    private int[] indices(int step) {
        NDArray indices = fixture.get("in/step" + step + "/idx");
        return LongStream.of(indices.toLongArray()).mapToInt(Math::toIntExact).toArray();
    }

    private static NDArray array(StateDict state, String name) {
        return state.entries().get(name).getArray();
    }

    private static void clear(Parameter parameter) {
        try (NDArray gradient = parameter.getArray().getGradient()) {
            gradient.subi(gradient);
        }
    }

    /** The draws of the fixture, step by step; their first column is the sample itself. */
    private final class Stored implements Negatives {

        private int step;

        @Override
        public NDArray draw(int[] indices, int rows, NDManager ignored) {
            NDArray contrasted = fixture.get("in/step" + step++ + "/contrast_idx");
            NDArray starts = manager.arange(indices.length).toType(DataType.INT64, false).mul(rows);
            return contrasted.get(":, 1:").add(starts.reshape(indices.length, 1));
        }
    }
}
