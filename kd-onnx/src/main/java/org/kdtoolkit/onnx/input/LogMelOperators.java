package org.kdtoolkit.onnx.input;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.kdtoolkit.media.spectrogram.LogMel;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.Logarithm;
import org.kdtoolkit.onnx.graph.Attributes;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/**
 * The log-mel spectrograms of {@link LogMel} in a graph. All of it is computed in float64: where a
 * sound has no power at a frequency, float32 would leave the rounding of its loudest ones there,
 * which a logarithm makes visible.
 */
final class LogMelOperators {

    private static final double DECIBEL = 10 / Math.log(10);

    private final OnnxGraph graph;
    private final LogMel logMel;
    private final LogMelConfig config;

    LogMelOperators(OnnxGraph graph, LogMel logMel, LogMelConfig config) {
        this.graph = graph;
        this.logMel = logMel;
        this.config = config;
    }

    /**
     * The spectrograms of sounds.
     *
     * @param sound [batch, samples] of float32
     * @return [batch, 1, T, mels] of float32
     */
    String of(String sound) {
        double[] window = logMel.window();
        String precise = graph.add("Cast", List.of(sound), Types.to(DataType.DOUBLE));
        String signal =
                graph.add(
                        "Unsqueeze",
                        List.of(mirrored(precise, window.length / 2), graph.numbers(2)));
        String spectrum =
                graph.add(
                        "STFT",
                        List.of(
                                signal,
                                graph.number(config.hop()),
                                graph.precise(window, window.length)),
                        Attributes.number("onesided", 1));
        String power =
                graph.add(
                        "ReduceSumSquare",
                        List.of(spectrum, graph.numbers(3)),
                        Attributes.number("keepdims", 0));
        int bins = window.length / 2 + 1;
        String weights = graph.precise(logMel.weights(), bins, logMel.mels());
        String levels = levels(graph.add("MatMul", List.of(power, weights)));
        String single = graph.add("Cast", List.of(levels), Types.to(DataType.FLOAT));
        return graph.add("Unsqueeze", List.of(single, graph.numbers(1)));
    }

    /**
     * Goes on beyond both ends, mirrored; again and again where the sound is shorter than that. The
     * operator Pad mirrors once at most.
     */
    private String mirrored(String sound, long reach) {
        String shape = graph.add("Shape", List.of(sound));
        String length = graph.add("Gather", List.of(shape, graph.number(1)));
        String before = graph.add("Sub", List.of(length, graph.number(1)));
        String twice = graph.add("Mul", List.of(before, graph.number(2)));
        String period = graph.add("Max", List.of(twice, graph.number(1)));
        String end = graph.add("Add", List.of(length, graph.number(reach)));
        String places = graph.add("Range", List.of(graph.number(-reach), end, graph.number(1)));
        String within = graph.add("Mod", List.of(places, period));
        String back = graph.add("Sub", List.of(period, within));
        String mirrored = graph.add("Min", List.of(within, back));
        return graph.add("Gather", List.of(sound, mirrored), Attributes.number("axis", 1));
    }

    private String levels(String power) {
        String floor = graph.precise(config.floor());
        String level;
        if (config.logarithm() == Logarithm.NATURAL) {
            level = graph.add("Log", List.of(graph.add("Add", List.of(power, floor))));
        } else {
            String natural = graph.add("Log", List.of(graph.add("Max", List.of(power, floor))));
            level = graph.add("Mul", List.of(natural, graph.precise(DECIBEL)));
        }
        String centred = graph.add("Sub", List.of(level, graph.precise(config.mean())));
        return graph.add("Div", List.of(centred, graph.precise(config.std())));
    }
}
