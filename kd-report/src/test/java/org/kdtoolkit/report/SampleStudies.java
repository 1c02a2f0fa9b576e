package org.kdtoolkit.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kdtoolkit.formats.numpy.NpzWriter;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.Trial;

/** Folders of trials whose answers can be checked by hand. */
public final class SampleStudies {

    private SampleStudies() {}

    /**
     * What a trial answers.
     *
     * @param classes the classes' names
     * @param ids the samples
     * @param truth their classes
     * @param said the class that gets 0.75
     * @param embeddings theirs
     */
    public record Answered(
            List<String> classes,
            List<String> ids,
            int[] truth,
            int[] said,
            float[][] embeddings) {}

    /** Writes what a trial leaves of its answers. */
    public static void write(Path trial, Answered of) throws IOException {
        Files.createDirectories(trial);
        String classes =
                of.classes().stream().map(SampleStudies::json).collect(Collectors.joining(", "));
        Files.writeString(
                trial.resolve("student.json"),
                "{\"input\": {\"modality\": \"image\"}, \"classes\": [%s]}".formatted(classes));
        List<String> results = new ArrayList<>();
        for (int i = 0; i < of.ids().size(); i++) {
            results.add(
                    "%s: [{\"label\": %s, \"score\": 0.75}]"
                            .formatted(
                                    json(of.ids().get(i)), json(of.classes().get(of.said()[i]))));
        }
        Files.writeString(
                trial.resolve("predictions.json"),
                "{\"results\": {%s}}".formatted(String.join(", ", results)));
        try (OutputStream out = Files.newOutputStream(trial.resolve("embeddings.npz"));
                NpzWriter npz = new NpzWriter(out)) {
            npz.write("test/ids", of.ids());
            long[] labels = new long[of.truth().length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = of.truth()[i];
            }
            npz.write("test/labels", labels);
            npz.write("test/embedding", of.embeddings());
        }
    }

    private static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /**
     * Two methods with two seeds each on six samples of two classes. {@code none} knows samples 0
     * and 3, {@code kd} also 1 and with seed 2 also 4; all miss 2 and 5. The embeddings are
     * directions in a plane: by {@code none} the nearest to sample 0 are 3, 1, 4, 2, 5.
     */
    public static Benchmark of(Path folder, List<String> classes, List<String> ids)
            throws IOException {
        int[] truth = {0, 0, 0, 1, 1, 1};
        int[][] said = {
            {0, 1, 1, 1, 0, 0}, {0, 1, 1, 1, 0, 0}, {0, 0, 1, 1, 0, 0}, {0, 0, 1, 1, 1, 0}
        };
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String method = i < 2 ? "none" : "kd";
            int seed = 1 + i % 2;
            trials.add(SampleBenchmark.done(method, seed, 0.5 + 0.1 * i));
            write(
                    new BenchmarkFolder(folder).trial(method, seed).path(),
                    new Answered(classes, ids, truth, said[i], plane(i < 2)));
        }
        return new Benchmark(
                SampleBenchmark.plan(List.of("none", "kd"), List.of(1, 2)), trials, "");
    }

    private static float[][] plane(boolean mixed) {
        double[] degrees =
                mixed
                        ? new double[] {0, 20, 40, 10, 30, 50}
                        : new double[] {0, 10, 20, 90, 100, 110};
        float[][] embeddings = new float[degrees.length][];
        for (int i = 0; i < degrees.length; i++) {
            double angle = Math.toRadians(degrees[i]);
            embeddings[i] = new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
        }
        return embeddings;
    }
}
