package org.kdtoolkit.onnx.int8;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.data.HostTensor;

/** A network in the runtime, with all of the processor's cores. */
final class NetworkRuns implements AutoCloseable {

    private static final int BATCH = 32;
    private static final double NANOSECONDS = 1e6;

    private final OrtSession session;
    private final String input;
    private final Set<String> output;

    /**
     * Opens a network.
     *
     * @param network a graph with one input
     * @param output which of its outputs is asked for
     */
    NetworkRuns(ModelProto network, String output) throws OrtException {
        this.session = OrtEnvironment.getEnvironment().createSession(network.toByteArray());
        this.input = network.getGraph().getInput(0).getName();
        this.output = Set.of(output);
    }

    /** What it says of samples, a row each. */
    List<float[]> answers(List<HostTensor> samples) throws OrtException {
        List<float[]> answers = new ArrayList<>();
        for (List<HostTensor> batch : Batches.of(samples, BATCH)) {
            try (OnnxTensor tensor = Batches.tensor(batch);
                    OrtSession.Result result = session.run(Map.of(input, tensor), output)) {
                answers.addAll(List.of((float[][]) result.get(0).getValue()));
            }
        }
        return answers;
    }

    /** How long a batch takes, in milliseconds a row. */
    double milliseconds(List<HostTensor> batch, int times) throws OrtException {
        try (OnnxTensor tensor = Batches.tensor(batch)) {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                session.run(Map.of(input, tensor), output).close();
            }
            return (System.nanoTime() - start) / NANOSECONDS / times / batch.size();
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
