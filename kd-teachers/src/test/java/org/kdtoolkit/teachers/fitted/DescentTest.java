package org.kdtoolkit.teachers.fitted;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/**
 * The weights that plain PyTorch 2.13 comes to in 25 steps from the same first weights; {@code
 * fitted/softmax_regression.py} is how.
 */
class DescentTest {

    private static final int STEPS = 25;

    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of("sgd", new FitConfig.Sgd(0.1)),
                Arguments.of("rmsprop", new FitConfig.Rmsprop(0.01, 0.9, 1e-6)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void comesToPyTorchsWeights(String name, FitConfig config) throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                InputStream in =
                        DescentTest.class.getResourceAsStream("/fitted/softmax_regression.npz")) {
            Fixture torch = Fixture.read("softmax_regression", in, manager);
            NDArray weight = torch.get("w").duplicate();
            NDArray bias = torch.get("b").duplicate();
            float[] classes = torch.get("y").toFloatArray();
            NDArray targets = manager.zeros(new Shape(classes.length, 3));
            for (int i = 0; i < classes.length; i++) {
                targets.setScalar(new NDIndex(i, (int) classes[i]), 1f);
            }
            Descent descent = Descent.of(config, weight, bias, manager);
            NDArray inputs = torch.get("x");
            int kept = manager.getManagedArrays().size();
            for (int step = 0; step < STEPS; step++) {
                descent.step(inputs, targets);
            }
            assertThat(manager.getManagedArrays()).hasSize(kept);
            new Closeness(1e-4, 1e-5).check("weight", weight, torch.get(name + "/w"));
            new Closeness(1e-4, 1e-5).check("bias", bias, torch.get(name + "/b"));
        }
    }
}
