package org.kdtoolkit.train.step;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.GraphOutputs;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.NetworkGraph;
import org.kdtoolkit.api.model.Preactivation;
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
     * @throws ConfigurationException if this PyTorch can't do it, or not for this student
     */
    public static Backbone of(Backbone student, Device device) {
        objection(student, device)
                .ifPresent(
                        message -> {
                            throw new ConfigurationException(
                                    "'training.precision' is bfloat16, but " + message);
                        });
        return new MixedPrecisionStudent(student, Autocast.on(device));
    }

    /** Why a student can't be trained so on a device, if it can't. */
    public static Optional<String> objection(Backbone student, Device device) {
        if (device.isGpu()) {
            return Optional.empty();
        }
        List<String> overreaching = ConvolutionExtents.overreaching(student.block());
        return overreaching.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%d of the student's convolutions reach beyond what they read (%s), where oneDNN's gradients are wrong in bfloat16; give the student more frames or pixels, or leave the key out"
                                .formatted(overreaching.size(), overreaching.get(0)));
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

    /** Adds a float32 zero, as DJL's own conversion has no gradient. */
    private static NDArray exact(NDArray array) {
        if (array.getDataType() == DataType.FLOAT32) {
            return array;
        }
        try (NDArray zero = array.getManager().zeros(new Shape(1), DataType.FLOAT32)) {
            return array.add(zero);
        }
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
    public Map<String, Preactivation> preactivations() {
        return student.preactivations();
    }

    @Override
    public Map<String, Set<String>> stageWeights() {
        return student.stageWeights();
    }

    @Override
    public Set<String> head() {
        return student.head();
    }

    @Override
    public StateDict state() {
        return student.state();
    }

    @Override
    public GraphOutputs describe(NetworkGraph graph, GraphValue input) {
        return student.describe(graph, input);
    }

    @Override
    public GraphValue describeFeatureMap(NetworkGraph graph, GraphValue input) {
        return student.describeFeatureMap(graph, input);
    }
}
