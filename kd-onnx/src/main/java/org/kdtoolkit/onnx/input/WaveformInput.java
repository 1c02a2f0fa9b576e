package org.kdtoolkit.onnx.input;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.spectrogram.LogMel;
import org.kdtoolkit.onnx.graph.Attributes;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** Mono sound [batch, samples] of float32 from -1 to 1. */
public final class WaveformInput implements InputGraph {

    private static final int SOME_SAMPLES = 16_000;

    @Override
    public String kind() {
        return "audio";
    }

    @Override
    public Optional<GraphInput> write(OnnxGraph graph, Record settings, Shape sample) {
        AudioConfig config = (AudioConfig) settings;
        String waveform = graph.input("waveform", DataType.FLOAT, List.of("batch", "samples"));
        String sound =
                config.samples().map(length -> fitted(graph, waveform, length)).orElse(waveform);
        Optional<LogMel> logMel = logMel(config);
        String value =
                logMel.map(mel -> new LogMelOperators(graph, mel, config.logMel().orElseThrow()))
                        .map(operators -> operators.of(sound))
                        .orElse(sound);
        return Optional.of(
                new GraphInput(
                        waveform,
                        value,
                        inside(config),
                        "decode the file, average its channels to one, from -1 to 1%s"
                                .formatted(
                                        config.sampleRate()
                                                .map(", resampled to %d Hz"::formatted)
                                                .orElse(", at its own rate")),
                        random -> example(config, logMel, random)));
    }

    private static Optional<LogMel> logMel(AudioConfig config) {
        return config.logMel().map(mel -> new LogMel(config.sampleRate().orElseThrow(), mel));
    }

    private static String inside(AudioConfig config) {
        String length =
                config.samples()
                        .map("cutting to %d samples, or silence up to as many"::formatted)
                        .orElse("");
        String logMel = config.logMel().isPresent() ? "the log-mel spectrogram" : "";
        return length.isEmpty() && logMel.isEmpty()
                ? "nothing"
                : length + (length.isEmpty() || logMel.isEmpty() ? "" : ", ") + logMel;
    }

    /** Cut, or extended with silence, to a length. */
    private static String fitted(OnnxGraph graph, String sound, long length) {
        String cut =
                graph.add(
                        "Slice",
                        List.of(sound, graph.numbers(0), graph.numbers(length), graph.numbers(1)));
        String shape = graph.add("Shape", List.of(cut));
        String found = graph.add("Gather", List.of(shape, graph.numbers(1)));
        String missing = graph.add("Sub", List.of(graph.numbers(length), found));
        String pads =
                graph.add(
                        "Concat",
                        List.of(graph.numbers(0, 0, 0), missing),
                        Attributes.number("axis", 0));
        return graph.add("Pad", List.of(cut, pads));
    }

    private static Examples.Example example(
            AudioConfig config, Optional<LogMel> logMel, RandomGenerator random) {
        int usual = config.samples().orElse(SOME_SAMPLES);
        float[] sound = new float[random.nextInt(1 + usual / 2, 2 + usual + usual / 2)];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = random.nextFloat() - random.nextFloat();
        }
        float[] heard = Arrays.copyOf(sound, config.samples().orElse(sound.length));
        return new Examples.Example(
                FloatBuffer.wrap(sound),
                new long[] {sound.length},
                logMel.map(mel -> mel.apply(heard))
                        .orElseGet(() -> HostTensor.of(heard, heard.length)));
    }
}
