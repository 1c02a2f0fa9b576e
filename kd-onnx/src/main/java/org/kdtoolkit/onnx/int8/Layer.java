package org.kdtoolkit.onnx.int8;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Optional;

/**
 * An operator with weights that can compute in 8 bits.
 *
 * @param node the operator: input, weights, and a bias where it has one
 * @param weights its weights
 * @param bias its bias
 * @param axis which axis of the weights counts the channels that come out
 */
record Layer(NodeProto node, TensorProto weights, Optional<TensorProto> bias, int axis) {

    /** Of a node, if it is such an operator. */
    static Optional<Layer> of(NodeProto node, GraphIndex graph) {
        if (node.getInputCount() < 2 || graph.constant(node.getInput(0)).isPresent()) {
            return Optional.empty();
        }
        Optional<TensorProto> weights =
                graph.constant(node.getInput(1))
                        .filter(w -> w.getDataType() == TensorProto.DataType.FLOAT_VALUE);
        boolean hasBias = node.getInputCount() > 2 && !node.getInput(2).isEmpty();
        Optional<TensorProto> bias = hasBias ? graph.constant(node.getInput(2)) : Optional.empty();
        if (weights.isEmpty() || hasBias && bias.filter(b -> b.getDimsCount() == 1).isEmpty()) {
            return Optional.empty();
        }
        return axis(node, weights.get()).map(axis -> new Layer(node, weights.get(), bias, axis));
    }

    private static Optional<Integer> axis(NodeProto node, TensorProto weights) {
        return switch (node.getOpType()) {
            case "Conv" -> Optional.of(0);
            case "Gemm" ->
                    isPlain(node)
                            ? Optional.of(number(node, "transB") == 1 ? 0 : 1)
                            : Optional.empty();
            case "MatMul" -> weights.getDimsCount() == 2 ? Optional.of(1) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether a product has no factors and its input as it is. */
    private static boolean isPlain(NodeProto node) {
        return number(node, "transA") == 0
                && node.getAttributeList().stream()
                        .filter(a -> a.getName().equals("alpha") || a.getName().equals("beta"))
                        .allMatch(a -> a.getF() == 1);
    }

    private static long number(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .mapToLong(AttributeProto::getI)
                .findFirst()
                .orElse(0);
    }

    String input() {
        return node.getInput(0);
    }

    String output() {
        return node.getOutput(0);
    }

    boolean isConvolution() {
        return node.getOpType().equals("Conv");
    }

    /** How many weights there are. */
    long size() {
        return weights.getDimsList().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }
}
