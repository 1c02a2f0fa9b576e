package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.loading.TransferBuffers;
import org.kdtoolkit.onnx.runtime.RuntimeFault;
import org.kdtoolkit.teachers.network.FrozenNetwork;
import org.kdtoolkit.teachers.network.NetworkAnswer;
import org.kdtoolkit.teachers.network.OutputRole;

/** A network in an ONNX file, opened. */
final class OnnxNetwork implements FrozenNetwork {

    private final Path path;
    private final OrtSession session;
    private final InputPlan inputs;
    private final SampleTensors samples;
    private final List<FilledTensors> filled;
    private final List<OutputReader> outputs;
    private final String modality;
    private final TransferBuffers staging = new TransferBuffers();
    private boolean closed;

    /**
     * Takes a file that is opened.
     *
     * @param path the file, for messages
     * @param session closed with this
     * @param inputs what each input is given
     * @param samples makes the input that is given samples
     * @param outputs what is read
     * @param modality what it perceives, for messages
     */
    OnnxNetwork(
            Path path,
            OrtSession session,
            InputPlan inputs,
            SampleTensors samples,
            List<OutputReader> outputs,
            String modality) {
        this.path = path;
        this.session = session;
        this.inputs = inputs;
        this.samples = samples;
        this.filled =
                inputs.filled().entrySet().stream()
                        .map(e -> new FilledTensors(e.getKey(), e.getValue(), inputs.sample()))
                        .toList();
        this.outputs = outputs;
        this.modality = modality;
    }

    @Override
    public Map<OutputRole, FloatTable> answer(List<HostTensor> batch) {
        int most = inputs.batch() < 0 ? batch.size() : Math.toIntExact(inputs.batch());
        Map<OutputRole, Shape> shapes = new EnumMap<>(OutputRole.class);
        Map<OutputRole, List<float[]>> rows = new EnumMap<>(OutputRole.class);
        for (int first = 0; first < batch.size(); first += most) {
            List<HostTensor> part = batch.subList(first, Math.min(batch.size(), first + most));
            run(part, most)
                    .forEach(
                            (role, table) -> {
                                shapes.put(role, table.row());
                                rows.computeIfAbsent(role, r -> new ArrayList<>())
                                        .addAll(List.of(table.rows()));
                            });
        }
        Map<OutputRole, FloatTable> answer = new EnumMap<>(OutputRole.class);
        shapes.forEach(
                (role, shape) ->
                        answer.put(
                                role,
                                new FloatTable(shape, rows.get(role).toArray(float[][]::new))));
        return answer;
    }

    @Override
    public NetworkAnswer ask(NDArray input, Set<String> stages) {
        NDManager owner = input.getManager();
        Shape sample = input.getShape().slice(1);
        List<HostTensor> batch = new ArrayList<>();
        for (float[] row : FloatTable.of(input.toFloatArray(), sample).rows()) {
            batch.add(new HostTensor(row, sample));
        }
        Map<OutputRole, NDArray> answer = new EnumMap<>(OutputRole.class);
        answer(batch).forEach((role, table) -> answer.put(role, array(role, table, owner)));
        return new NetworkAnswer(answer, Map.of());
    }

    private NDArray array(OutputRole role, FloatTable table, NDManager owner) {
        NDArray rows = staging.stack(owner, table.rows());
        if (role != OutputRole.FEATURE_MAP) {
            return rows;
        }
        long width = table.row().get(table.row().dimension() - 1);
        return rows.reshape(table.rows().length, -1, width);
    }

    private Map<OutputRole, FloatTable> run(List<HostTensor> part, int size) {
        Map<String, OnnxTensorLike> given = new LinkedHashMap<>();
        Set<String> asked = new LinkedHashSet<>();
        outputs.forEach(output -> asked.add(output.output().name()));
        try {
            OnnxTensor tensor = samples.of(part, size);
            given.put(inputs.sample().name(), tensor);
            long[] shape = tensor.getInfo().getShape();
            for (FilledTensors other : filled) {
                given.put(other.name(), other.of(shape));
            }
            try (OrtSession.Result result = session.run(given, asked)) {
                Map<OutputRole, FloatTable> answer = new EnumMap<>(OutputRole.class);
                for (OutputReader output : outputs) {
                    OnnxTensor said = (OnnxTensor) result.get(output.output().name()).orElseThrow();
                    answer.put(output.form().role(), output.read(said, size, part.size()));
                }
                return answer;
            }
        } catch (OrtException e) {
            throw new ConfigurationException(
                    "%s does not take batches of shape %s, which the modality '%s' has: %s"
                            .formatted(
                                    path,
                                    new Shape(size).addAll(part.get(0).shape()),
                                    modality,
                                    RuntimeFault.reason(e)),
                    e);
        } finally {
            given.values().forEach(OnnxTensorLike::close);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the runtime can't close " + path, e);
        }
    }
}
