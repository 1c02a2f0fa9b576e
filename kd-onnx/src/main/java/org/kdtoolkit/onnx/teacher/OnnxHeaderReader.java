package org.kdtoolkit.onnx.teacher;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.WireFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads an {@link OnnxHeader}, passing over the weights, which may be larger than the memory. */
final class OnnxHeaderReader {

    private static final Set<String> OWN_OPERATORS = Set.of("", "ai.onnx");

    private final CodedInputStream in;
    private final List<DeclaredTensor> inputs = new ArrayList<>();
    private final List<DeclaredTensor> outputs = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Set<String> initialized = new HashSet<>();
    private final Set<String> weights = new LinkedHashSet<>();
    private long form;
    private long operators;
    private boolean hasGraph;

    private OnnxHeaderReader(CodedInputStream in) {
        this.in = in;
    }

    /** What is done with a field of a message. */
    @FunctionalInterface
    private interface FieldAction {

        void accept(int field, int tag) throws IOException;
    }

    /**
     * Reads a file's header.
     *
     * @throws IOException if it can't be read, or is no whole ONNX file
     */
    static OnnxHeader read(Path path, InputStream file) throws IOException {
        CodedInputStream coded = CodedInputStream.newInstance(new BufferedInputStream(file));
        OnnxHeaderReader reader = new OnnxHeaderReader(coded);
        reader.fields(reader::model);
        if (!reader.hasGraph) {
            throw new IOException("it has no graph");
        }
        return new OnnxHeader(
                path,
                reader.form,
                reader.operators,
                reader.inputs.stream()
                        .filter(input -> !reader.initialized.contains(input.name()))
                        .toList(),
                List.copyOf(reader.outputs),
                Map.copyOf(reader.metadata),
                List.copyOf(reader.weights));
    }

    private void fields(FieldAction action) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            action.accept(WireFormat.getTagFieldNumber(tag), tag);
        }
    }

    private void nested(FieldAction action) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        fields(action);
        in.checkLastTagWas(0);
        if (in.getBytesUntilLimit() > 0) {
            throw new IOException("it ends too early");
        }
        in.popLimit(limit);
    }

    private <M extends MessageLite> M message(Parser<M> parser) throws IOException {
        return in.readMessage(parser, ExtensionRegistryLite.getEmptyRegistry());
    }

    private void model(int field, int tag) throws IOException {
        switch (field) {
            case ModelProto.IR_VERSION_FIELD_NUMBER -> form = in.readInt64();
            case ModelProto.OPSET_IMPORT_FIELD_NUMBER -> {
                OperatorSetIdProto set = message(OperatorSetIdProto.parser());
                if (OWN_OPERATORS.contains(set.getDomain())) {
                    operators = Math.max(operators, set.getVersion());
                }
            }
            case ModelProto.METADATA_PROPS_FIELD_NUMBER -> {
                StringStringEntryProto entry = message(StringStringEntryProto.parser());
                metadata.put(entry.getKey(), entry.getValue());
            }
            case ModelProto.GRAPH_FIELD_NUMBER -> {
                hasGraph = true;
                nested(this::graph);
            }
            default -> in.skipField(tag);
        }
    }

    private void graph(int field, int tag) throws IOException {
        switch (field) {
            case GraphProto.INPUT_FIELD_NUMBER ->
                    inputs.add(DeclaredTensor.of(message(ValueInfoProto.parser())));
            case GraphProto.OUTPUT_FIELD_NUMBER ->
                    outputs.add(DeclaredTensor.of(message(ValueInfoProto.parser())));
            case GraphProto.INITIALIZER_FIELD_NUMBER -> nested(this::weight);
            default -> in.skipField(tag);
        }
    }

    private void weight(int field, int tag) throws IOException {
        switch (field) {
            case TensorProto.NAME_FIELD_NUMBER -> initialized.add(in.readString());
            case TensorProto.EXTERNAL_DATA_FIELD_NUMBER -> {
                StringStringEntryProto entry = message(StringStringEntryProto.parser());
                if (entry.getKey().equals("location")) {
                    weights.add(entry.getValue());
                }
            }
            default -> in.skipField(tag);
        }
    }
}
