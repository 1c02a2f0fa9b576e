package org.kdtoolkit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.bench.grid.Interruptions;
import org.kdtoolkit.bench.grid.Makespan;
import org.kdtoolkit.formats.random.Seed;

/**
 * Simulates a large grid of trials on many workers, with durations that a run has recorded. The
 * last line is JSON: the makespan of each order in hours, and its ratio to what none can be faster
 * than.
 *
 * @param recorded the seconds of the trials of a run
 * @param trials how many the grid has; each takes as long as one of the recorded
 * @param workers how many there are
 * @param overhead of each attempt, in milliseconds
 * @param killed how many of a hundred attempts are broken off
 */
record MakespanRun(double[] recorded, int trials, int workers, int overhead, int killed) {

    /** What is lost when an attempt is broken off: the epoch under way, of so many. */
    private static final int EPOCHS = 30;

    /** SLURM begins what was queued anew after two minutes. */
    private static final double WAIT = 120;

    private static final double HOUR = 3600;

    static MakespanRun of(String... words) throws IOException {
        Options options =
                new Options()
                        .addOption(null, "run", true, "the folder of a benchmark; required")
                        .addOption(null, "trials", true, "10000 by default")
                        .addOption(null, "workers", true, "64 by default")
                        .addOption(null, "overhead", true, "milliseconds a trial, 3000 by default")
                        .addOption(null, "killed", true, "of 100 attempts, 20 by default");
        Words given = Words.parse("makespan", options, words);
        Path run = Path.of(given.text("run", ""));
        double[] recorded = recorded(run);
        if (recorded.length == 0 || given.text("run", "").isEmpty()) {
            throw new ConfigurationException(
                    "--run: expected the folder of a benchmark with finished trials, found none in '%s'"
                            .formatted(run));
        }
        return new MakespanRun(
                recorded,
                given.count("trials", 10_000),
                given.count("workers", 64),
                given.count("overhead", 3000),
                Math.min(99, given.count("killed", 20)));
    }

    private static double[] recorded(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            List<Path> results =
                    files.filter(file -> file.endsWith("result.json")).sorted().toList();
            double[] seconds = new double[results.size()];
            for (int i = 0; i < seconds.length; i++) {
                JsonNode result = new ObjectMapper().readTree(results.get(i).toFile());
                seconds[i] = result.path("seconds").asDouble();
            }
            return Arrays.stream(seconds).filter(second -> second > 0).toArray();
        }
    }

    void run(PrintStream out) throws JsonProcessingException {
        double[] inOrder =
                IntStream.range(0, trials)
                        .mapToDouble(i -> recorded[i % recorded.length])
                        .toArray();
        double[] longestFirst =
                Arrays.stream(inOrder).map(one -> -one).sorted().map(one -> -one).toArray();
        Makespan calm = new Makespan(workers, overhead / 1e3, Interruptions.NONE);
        Makespan killing =
                new Makespan(
                        workers, overhead / 1e3, new Interruptions(killed / 1e2, EPOCHS, WAIT));
        double bound = calm.bound(inOrder);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bound_hours", bound / HOUR);
        add(figures, "in_order", calm.of(inOrder, new Seed(1).random()), bound);
        add(figures, "longest_first", calm.of(longestFirst, new Seed(1).random()), bound);
        add(
                figures,
                "in_order_killed",
                killing.of(inOrder, new Seed(1).of("kill").random()),
                bound);
        out.println(new ObjectMapper().writeValueAsString(figures));
    }

    private static void add(
            Map<String, Object> figures, String order, double seconds, double bound) {
        figures.put(order + "_hours", seconds / HOUR);
        figures.put(order + "_ratio", seconds / bound);
    }
}
