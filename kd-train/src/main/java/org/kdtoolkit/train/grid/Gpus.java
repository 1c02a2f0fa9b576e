package org.kdtoolkit.train.grid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The GPUs that trials on this machine share, each by one process at a time as far as there are
 * enough.
 *
 * @param names as {@code CUDA_VISIBLE_DEVICES} takes them; none where processes choose themselves
 */
public record Gpus(List<String> names) {

    private static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

    /** Copies the list. */
    public Gpus {
        names = List.copyOf(names);
    }

    /** Nobody is told which GPU to use. */
    public static Gpus none() {
        return new Gpus(List.of());
    }

    /** Those of this machine that this process may use, if NVIDIA's tool finds any. */
    public static Gpus ofMachine() {
        String visible = System.getenv(VARIABLE);
        return visible == null ? new Gpus(listed()) : of(visible);
    }

    /** Those of a value of {@code CUDA_VISIBLE_DEVICES}. */
    static Gpus of(String visible) {
        return new Gpus(
                Arrays.stream(visible.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty() && !name.equals("-1"))
                        .toList());
    }

    private static List<String> listed() {
        try {
            Process tool = new ProcessBuilder("nvidia-smi", "--list-gpus").start();
            String answer =
                    new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            long count = answer.lines().filter(line -> line.startsWith("GPU ")).count();
            return IntStream.range(0, (int) count).mapToObj(String::valueOf).toList();
        } catch (IOException notThere) {
            return List.of();
        }
    }

    /**
     * What the processes of a slot have in their environment.
     *
     * @param slot which of those that run at a time, from 0
     */
    Map<String, String> environment(int slot) {
        return names.size() < 2 ? Map.of() : Map.of(VARIABLE, names.get(slot % names.size()));
    }
}
