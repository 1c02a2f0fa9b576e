package org.kdtoolkit.train.step;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * A student that computes in bfloat16 while it trains, and in float32 otherwise. Its weights and
 * all that it returns are float32.
 */
public final class MixedPrecisionStudent implements Backbone {

    private final Backbone student;
    private final Autocast autocast;

    private MixedPrecisionStudent(Backbone student, Autocast autocast) {
        this.student = student;
        this.autocast = autocast;
    }

    /**
     * Wraps a student.
     *
     * @param student has its weights on the device
     * @param device of PyTorch
     * @throws ConfigurationException if this PyTorch can't do it
     */
    public static Backbone of(Backbone student, Device device) {
        return new MixedPrecisionStudent(student, Autocast.on(device));
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training) {
        return forward(input, training, Set.of());
    }

    @Override
    public StudentOutput forward(NDArray input, boolean training, Set<String> stages) {
        if (!training) {
            return student.forward(input, false, stages);
        }
        autocast.start();
        try {
            return exact(student.forward(input, true, stages));
        } finally {
            autocast.stop();
        }
    }

    private static StudentOutput exact(StudentOutput output) {
        StudentOutput exact =
                StudentOutput.of(
                        exact(output.featureMap()),
                        exact(output.embedding()),
                        exact(output.logits()));
        Map<String, NDArray> stages = new LinkedHashMap<>();
        output.stages().forEach((name, map) -> stages.put(name, exact(map)));
        return output.head().map(exact::withHead).orElse(exact).withStages(stages);
    }

    private static NDArray exact(NDArray array) {
        return array.toType(DataType.FLOAT32, false);
    }

    @Override
    public Block block() {
        return student.block();
    }

    @Override
    public FeatureMapShape featureMap() {
        return student.featureMap();
    }

    @Override
    public Map<String, FeatureMapShape> stages() {
        return student.stages();
    }

    @Override
    public Set<String> head() {
        return student.head();
    }

    @Override
    public StateDict state() {
        return student.state();
    }
}
