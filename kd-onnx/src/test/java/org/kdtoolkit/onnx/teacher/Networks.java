package org.kdtoolkit.onnx.teacher;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.onnx.graph.Attributes;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** Writes small networks, which give back what they were given. */
final class Networks {

    private Networks() {}

    /** Gives its input, as float32 in a row, as an output. */
    static Path echo(Path file, DataType type, String output, String... axes) throws IOException {
        return echo(file, type, output, Map.of(), axes);
    }

    static Path echo(
            Path file, DataType type, String output, Map<String, String> metadata, String... axes)
            throws IOException {
        OnnxGraph graph = new OnnxGraph("echo");
        String input = graph.input("x", type, List.of(axes));
        String row =
                graph.add("Flatten", List.of(asFloat(graph, input)), Attributes.number("axis", 1));
        graph.output(output, row, DataType.FLOAT, List.of(axes[0], "width"));
        return write(file, graph, metadata);
    }

    /** Gives tokens, and their mean. */
    static Path pooled(Path file, String... axes) throws IOException {
        OnnxGraph graph = new OnnxGraph("pooled");
        String input = graph.input("x", DataType.FLOAT, List.of(axes));
        String mean =
                graph.add(
                        "ReduceMean",
                        List.of(input, graph.numbers(1)),
                        Attributes.number("keepdims", 0));
        graph.output("hidden", input, DataType.FLOAT, List.of(axes));
        graph.output("pooled", mean, DataType.FLOAT, List.of(axes[0], axes[2]));
        return write(file, graph, Map.of());
    }

    /** Gives samples and further inputs [batch, n], one beside the other, as an embedding. */
    static Path beside(Path file, Map<String, DataType> others, List<String> axes)
            throws IOException {
        OnnxGraph graph = new OnnxGraph("beside");
        List<String> parts = new ArrayList<>();
        parts.add(graph.input("x", DataType.FLOAT, List.of("batch", "time")));
        others.forEach((name, type) -> parts.add(asFloat(graph, graph.input(name, type, axes))));
        String all = graph.add("Concat", parts, Attributes.number("axis", 1));
        graph.output("embedding", all, DataType.FLOAT, List.of("batch", "width"));
        return write(file, graph, Map.of());
    }

    /** Says that it takes any number of values, and takes four. */
    static Path ofFour(Path file) throws IOException {
        OnnxGraph graph = new OnnxGraph("four");
        String input = graph.input("x", DataType.FLOAT, List.of("batch", "time"));
        String four = graph.add("Reshape", List.of(input, graph.numbers(-1, 4)));
        graph.output("embedding", four, DataType.FLOAT, List.of("batch", "4"));
        return write(file, graph, Map.of());
    }

    private static String asFloat(OnnxGraph graph, String input) {
        return graph.add(
                "Cast", List.of(input), Attributes.number("to", DataType.FLOAT.getNumber()));
    }

    private static Path write(Path file, OnnxGraph graph, Map<String, String> metadata)
            throws IOException {
        return Files.write(file, graph.model("test", "1", metadata).toByteArray());
    }
}
