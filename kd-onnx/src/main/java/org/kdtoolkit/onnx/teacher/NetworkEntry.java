package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OrtSession;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.RegularFile;

/**
 * Where samples enter a file: at its inputs or, of an exported student, behind its preprocessing,
 * where the modality's own values belong.
 *
 * @param header the file; of one that is entered behind its preprocessing the only input is what
 *     comes out of that
 * @param cut the input that the file does not declare
 */
record NetworkEntry(OnnxHeader header, Optional<DeclaredTensor> cut) {

    private static final DeclaredTensor.Axis BATCH = new DeclaredTensor.Axis("batch", -1);

    /**
     * Finds it.
     *
     * @param config which names the inputs itself if it means those of the file
     * @param sample what the modality gives; -1 where it differs
     */
    static NetworkEntry of(OnnxHeader header, OnnxTeacherConfig config, Shape sample) {
        Optional<DeclaredTensor> inner =
                config.inputs().isEmpty()
                        ? ExportedStudent.of(header).flatMap(NetworkEntry::inner)
                        : Optional.empty();
        return inner.filter(input -> DeclaredTensor.find(header.inputs(), input.name()).isEmpty())
                .filter(input -> input.takes(sample))
                .map(input -> new NetworkEntry(header.withInput(input), Optional.of(input)))
                .orElseGet(() -> new NetworkEntry(header, Optional.empty()));
    }

    private static Optional<DeclaredTensor> inner(ExportedStudent student) {
        return student.networkInput()
                .map(
                        name ->
                                new DeclaredTensor(
                                        name,
                                        DataType.FLOAT,
                                        Optional.of(
                                                Stream.concat(
                                                                Stream.of(BATCH),
                                                                student.shape().stream()
                                                                        .map(NetworkEntry::axis))
                                                        .toList())));
    }

    private static DeclaredTensor.Axis axis(long length) {
        return new DeclaredTensor.Axis("", length);
    }

    /**
     * Opens the file from there on.
     *
     * @throws DataException if the runtime can't run it
     */
    OrtSession open() {
        return cut.map(input -> OnnxRuntimes.open(header.path(), behind(input)))
                .orElseGet(() -> OnnxRuntimes.open(header.path()));
    }

    private byte[] behind(DeclaredTensor input) {
        try (InputStream in = new BufferedInputStream(RegularFile.open(header.path()))) {
            return NetworkCut.behind(ModelProto.parseFrom(in), value(input)).toByteArray();
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(header.path(), e), e);
        }
    }

    private static ValueInfoProto value(DeclaredTensor input) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (DeclaredTensor.Axis axis : input.axes().orElseThrow()) {
            TensorShapeProto.Dimension.Builder dimension = shape.addDimBuilder();
            if (!axis.isFree()) {
                dimension.setDimValue(axis.length());
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(input.name())
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(input.type().getNumber())
                                                .setShape(shape)))
                .build();
    }
}
