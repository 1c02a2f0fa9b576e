package com.example.checkpoint;

import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.formats.weights.SavedNetwork;
import org.kdtoolkit.formats.weights.WeightsFile;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads what {@code torch.save} wrote, without Python and without an engine, and keeps it as {@code
 * .safetensors}.
 */
public final class CheckpointReader {

    private CheckpointReader() {}

    /**
     * Prints the tensors of a checkpoint, and writes them to another file if there is a second
     * argument.
     */
    public static void main(String[] args) {
        Path checkpoint = Path.of(args[0]);
        lengths(checkpoint)
                .forEach((name, length) -> System.out.printf("%s: length %.4f%n", name, length));
        if (args.length > 1) {
            convert(checkpoint, Path.of(args[1]));
        }
    }

    /** The Euclidean length of each tensor, by its name in Python with a dot for each level. */
    static Map<String, Double> lengths(Path checkpoint) {
        Map<String, Double> lengths = new LinkedHashMap<>();
        try (StateFile file = StateFile.open(checkpoint)) {
            for (String name : file.tensors().keySet()) {
                double squares = 0;
                for (float value : file.read(name).values()) {
                    squares += value * value;
                }
                lengths.put(name, Math.sqrt(squares));
            }
        }
        return lengths;
    }

    /** Writes all tensors of a checkpoint as float32. */
    static void convert(Path checkpoint, Path safetensors) {
        try (StateFile file = StateFile.open(checkpoint)) {
            SavedNetwork network = SavedNetwork.whole(file);
            new WeightsFile(safetensors).write(network, network.shapes().keySet());
        }
    }
}
