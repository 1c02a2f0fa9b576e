package org.kdtoolkit.onnx.input;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.kdtoolkit.onnx.graph.Attributes;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/**
 * Resizes pictures [..., H, W] in a graph as {@link org.kdtoolkit.media.pixels.Resampling#bilinear}
 * does: along rows and then along columns, by a matrix of weights each, which the graph makes of
 * the picture's size. The operator Resize of ONNX Runtime does not do: where it averages, it is
 * wrong by several hundredths.
 */
final class Resizing {

    /** Half a pixel, from its beginning to its centre. */
    private static final double HALF = 0.5;

    private final OnnxGraph graph;

    Resizing(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * The length of an axis.
     *
     * @return a whole number without axes
     */
    String length(String value, long axis) {
        String shape = graph.add("Shape", List.of(value));
        return graph.add("Gather", List.of(shape, graph.number(axis)));
    }

    /**
     * Resizes.
     *
     * @param picture [..., H, W] of float32
     * @param axes how many it has
     * @param height whole number, the new H
     * @param width whole number, the new W
     * @return of float32
     */
    String resized(String picture, int axes, String height, String width) {
        String columns = weights(length(picture, axes - 1L), width);
        String turned = graph.add("Transpose", List.of(columns), Attributes.numbers("perm", 1, 0));
        String narrowed = graph.add("MatMul", List.of(picture, turned));
        String rows = weights(length(picture, axes - 2L), height);
        return graph.add("MatMul", List.of(rows, narrowed));
    }

    /** The weights [to, from] of triangles about the new pixels' centres, of float32. */
    private String weights(String from, String to) {
        String ratio = graph.add("Div", List.of(precise(from), precise(to)));
        String radius = graph.add("Max", List.of(ratio, graph.precise(1)));
        String centres = graph.add("Mul", List.of(centres(to), ratio));
        String column = graph.add("Unsqueeze", List.of(centres, graph.numbers(1)));
        String row = graph.add("Unsqueeze", List.of(centres(from), graph.numbers(0)));
        String distance = graph.add("Abs", List.of(graph.add("Sub", List.of(row, column))));
        String share = graph.add("Div", List.of(distance, radius));
        String slope = graph.add("Sub", List.of(graph.precise(1), share));
        String triangle = graph.add("Relu", List.of(slope));
        String sum = graph.add("ReduceSum", List.of(triangle, graph.numbers(1)));
        String weights = graph.add("Div", List.of(triangle, sum));
        return graph.add("Cast", List.of(weights), Types.to(DataType.FLOAT));
    }

    /** 0.5, 1.5 and so on. */
    private String centres(String length) {
        String places = graph.add("Range", List.of(graph.number(0), length, graph.number(1)));
        return graph.add("Add", List.of(precise(places), graph.precise(HALF)));
    }

    private String precise(String whole) {
        return graph.add("Cast", List.of(whole), Types.to(DataType.DOUBLE));
    }
}
