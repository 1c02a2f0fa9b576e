package org.kdtoolkit.teachers.network;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.loading.TransferBuffers;

/** A scripted PyTorch model, opened. */
final class TorchScriptNetwork implements FrozenNetwork {

    private final Path path;
    private final Model model;
    private final List<OutputRole> roles;
    private final String modality;
    private final int classes;
    private final TransferBuffers staging = new TransferBuffers();

    /**
     * Takes a model that is loaded.
     *
     * @param path its file, for messages
     * @param model the model, closed with this
     * @param roles what it returns, in its order
     * @param modality what it is given, for messages
     * @param classes how many logits are expected
     */
    TorchScriptNetwork(
            Path path, Model model, List<OutputRole> roles, String modality, int classes) {
        this.path = path;
        this.model = model;
        this.roles = roles;
        this.modality = modality;
        this.classes = classes;
    }

    @Override
    public Map<OutputRole, FloatTable> answer(List<HostTensor> batch) {
        try (NDManager step = model.getNDManager().newSubManager()) {
            float[][] rows = batch.stream().map(HostTensor::values).toArray(float[][]::new);
            Shape shape = new Shape(batch.size()).addAll(batch.get(0).shape());
            NDList outputs = outputs(staging.stack(step, rows).reshape(shape));
            Map<OutputRole, FloatTable> answer = new EnumMap<>(OutputRole.class);
            for (int i = 0; i < roles.size(); i++) {
                answer.put(roles.get(i), table(roles.get(i), outputs.get(i)));
            }
            return answer;
        }
    }

    @Override
    public NetworkAnswer ask(NDArray input, Set<String> stages) {
        NDManager owner = input.getManager();
        if (owner.getEngine()
                .getEngineName()
                .equals(model.getNDManager().getEngine().getEngineName())) {
            return answer(outputs(input)).mapped(NDArray::stopGradient);
        }
        // the experiment's engine is another one: there and back through the host
        try (NDManager step = model.getNDManager().newSubManager()) {
            return answer(outputs(copy(input, step))).mapped(output -> copy(output, owner));
        }
    }

    private NDArray copy(NDArray array, NDManager owner) {
        return staging.stack(owner, new float[][] {array.toFloatArray()}).reshape(array.getShape());
    }

    private NetworkAnswer answer(NDList outputs) {
        Map<OutputRole, NDArray> answer = new EnumMap<>(OutputRole.class);
        for (int i = 0; i < roles.size(); i++) {
            NDArray output = outputs.get(i);
            answer.put(
                    roles.get(i),
                    roles.get(i) == OutputRole.FEATURE_MAP ? channelsLast(output) : output);
        }
        return new NetworkAnswer(answer, Map.of());
    }

    /** What the model returns, [B, ...] float32 each, once it is what its roles say. */
    private NDList outputs(NDArray input) {
        NDList outputs = forward(input);
        if (outputs.size() != roles.size()) {
            throw new ConfigurationException(
                    "%s returns %s of shapes %s, but 'outputs' names %d: %s; name one for each, in the model's order"
                            .formatted(
                                    path,
                                    outputs.size() == 1 ? "1 tensor" : outputs.size() + " tensors",
                                    shapes(outputs),
                                    roles.size(),
                                    names(roles)));
        }
        NDList checked = new NDList();
        for (int i = 0; i < roles.size(); i++) {
            NDArray output = outputs.get(i).toType(DataType.FLOAT32, false);
            requireRole(roles.get(i), output, input.getShape().get(0));
            checked.add(output);
        }
        return checked;
    }

    private NDList forward(NDArray input) {
        try {
            ParameterStore parameters = new ParameterStore(input.getManager(), false);
            return model.getBlock().forward(parameters, new NDList(input), false);
        } catch (EngineException e) {
            throw new ConfigurationException(
                    "%s does not take batches of shape %s, which the modality '%s' has: %s"
                            .formatted(path, input.getShape(), modality, lastLine(e)),
                    e);
        }
    }

    private void requireRole(OutputRole role, NDArray output, long samples) {
        Shape shape = output.getShape();
        boolean batch = shape.dimension() > 0 && shape.get(0) == samples;
        boolean fits =
                switch (role) {
                    case EMBEDDING -> shape.dimension() == 2;
                    case LOGITS -> shape.dimension() == 2 && shape.get(1) == classes;
                    case FEATURE_MAP -> shape.dimension() > 2;
                };
        if (!batch || !fits) {
            String expected =
                    switch (role) {
                        case EMBEDDING -> "(%d, width)";
                        case LOGITS -> "(%d, " + classes + "), a value for each class";
                        case FEATURE_MAP -> "(%d, channels, positions...)";
                    };
            throw new ConfigurationException(
                    "%s returns %s as its %s, expected %s; 'outputs' names the roles in the model's order: %s"
                            .formatted(
                                    path,
                                    shape,
                                    role.key(),
                                    expected.formatted(samples),
                                    names(roles)));
        }
    }

    private static FloatTable table(OutputRole role, NDArray output) {
        Shape shape = output.getShape();
        return role == OutputRole.FEATURE_MAP
                ? FloatTable.of(
                        channelsLast(output).toFloatArray(),
                        shape.slice(2).addAll(new Shape(shape.get(1))))
                : FloatTable.of(output.toFloatArray(), shape.slice(1));
    }

    /** [B, K, D] from [B, D, grid...], as convolutions give it. */
    private static NDArray channelsLast(NDArray map) {
        Shape shape = map.getShape();
        return map.reshape(shape.get(0), shape.get(1), -1).transpose(0, 2, 1);
    }

    private static String shapes(NDList outputs) {
        return outputs.stream()
                .map(output -> output.getShape().toString())
                .collect(Collectors.joining(", "));
    }

    /** Roles as they stand in YAML. */
    static String names(List<OutputRole> roles) {
        return roles.stream().map(OutputRole::key).collect(Collectors.joining(", ", "[", "]"));
    }

    /** PyTorch puts the reason last, behind a trace of the model's code. */
    static String lastLine(Exception e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.substring(message.lastIndexOf('\n') + 1).strip();
    }

    @Override
    public void close() {
        model.close();
    }
}
