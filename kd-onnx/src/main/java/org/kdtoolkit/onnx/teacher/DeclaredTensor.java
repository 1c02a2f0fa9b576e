package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.api.internal.Printable;

/**
 * An input or an output as a file declares it.
 *
 * @param name its name in the file
 * @param type its elements; undefined if it is no tensor
 * @param axes its axes, the batch first; empty if the file does not tell them
 */
record DeclaredTensor(String name, DataType type, Optional<List<Axis>> axes) {

    /**
     * An axis.
     *
     * @param name what the file calls it; may be empty
     * @param length -1 where any length will do
     */
    record Axis(String name, long length) {

        private static Axis of(Dimension dimension) {
            return dimension.hasDimValue() && dimension.getDimValue() > 0
                    ? new Axis("", dimension.getDimValue())
                    : new Axis(dimension.getDimParam(), -1);
        }

        boolean isFree() {
            return length < 0;
        }

        boolean takes(long size) {
            return isFree() || length == size;
        }

        @Override
        public String toString() {
            return isFree() ? name.isEmpty() ? "?" : name : Long.toString(length);
        }
    }

    static DeclaredTensor of(ValueInfoProto value) {
        TypeProto.Tensor tensor = value.getType().getTensorType();
        return new DeclaredTensor(
                value.getName(),
                Optional.ofNullable(DataType.forNumber(tensor.getElemType()))
                        .orElse(DataType.UNDEFINED),
                tensor.hasShape()
                        ? Optional.of(
                                tensor.getShape().getDimList().stream().map(Axis::of).toList())
                        : Optional.empty());
    }

    boolean isTensor() {
        return type != DataType.UNDEFINED;
    }

    /** Whether samples of a shape are taken as they are, -1 standing for different lengths. */
    boolean takes(Shape sample) {
        return axes.filter(all -> all.size() == sample.dimension() + 1).stream()
                .anyMatch(
                        all ->
                                IntStream.range(0, sample.dimension())
                                        .allMatch(i -> all.get(i + 1).takes(sample.get(i))));
    }

    /** How many samples it holds; -1 if any number will do. */
    long batch() {
        return axes.filter(all -> !all.isEmpty()).map(all -> all.get(0).length()).orElse(-1L);
    }

    /** The form alone: {@code float32 [batch, 3, 224, 224]}. */
    String form() {
        if (!isTensor()) {
            return "no tensor";
        }
        return axes.map(all -> typeName() + " " + all)
                .map(Printable::line)
                .orElseGet(() -> typeName() + " of a shape that the file does not tell");
    }

    private String typeName() {
        return switch (type) {
            case FLOAT -> "float32";
            case DOUBLE -> "float64";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    /** {@code 'pixel_values' float32 [batch, 3, 224, 224]}. */
    @Override
    public String toString() {
        return "'%s' %s".formatted(Printable.line(name), form());
    }

    /** Several in one line. */
    static String list(List<DeclaredTensor> tensors) {
        return tensors.isEmpty()
                ? "none"
                : tensors.stream().map(DeclaredTensor::toString).collect(Collectors.joining(", "));
    }

    static List<String> names(List<DeclaredTensor> tensors) {
        return tensors.stream().map(DeclaredTensor::name).toList();
    }

    static Optional<DeclaredTensor> find(List<DeclaredTensor> tensors, String name) {
        return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
    }
}
