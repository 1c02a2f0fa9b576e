package org.kdtoolkit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.cli.Options;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineEnvironment;

/**
 * Steps of XKD in a process of its own: a line a step and last, as JSON, the median of the steps
 * behind the first two.
 *
 * @param batch how many samples a step has
 * @param steps how many steps are taken
 */
record SchemeRun(int batch, int steps) {

    private static final int WARM_UP = 2;

    static SchemeRun of(String... words) {
        Options options =
                new Options()
                        .addOption(null, "batch", true, "samples a step, 4 by default")
                        .addOption(null, "steps", true, "10 by default");
        Words given = Words.parse("xkd", options, words);
        return new SchemeRun(given.count("batch", 4), given.count("steps", 10));
    }

    void run(PrintStream out) throws JsonProcessingException {
        EngineEnvironment.load(EngineName.PYTORCH);
        List<Double> times = new ArrayList<>();
        try (SchemeSteps scheme = new SchemeSteps(batch)) {
            for (int number = 0; number < steps; number++) {
                long start = System.nanoTime();
                Map<String, Double> terms = scheme.run();
                double millis = (System.nanoTime() - start) / 1e6;
                times.add(millis);
                out.printf(Locale.ROOT, "step %d %.1f ms %s%n", number, millis, terms);
            }
        }
        double median = Spread.of(times.subList(steps > WARM_UP ? WARM_UP : 0, steps)).median();
        out.println(new ObjectMapper().writeValueAsString(Map.of(Cost.MILLIS, median)));
    }
}
