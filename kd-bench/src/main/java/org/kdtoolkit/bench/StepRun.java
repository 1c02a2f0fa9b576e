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
import org.kdtoolkit.train.config.Precision;
import org.kdtoolkit.train.run.EngineEnvironment;

/**
 * One training step again and again, in a process of its own: it prints a line a step and last, as
 * JSON, the median of the steps behind the warm-up.
 *
 * @param method what is trained with
 * @param load how much a step learns from
 * @param steps how many steps are taken
 */
record StepRun(BenchMethod method, ClipStep.Load load, int steps) {

    /** Steps that the median leaves out, if there are more. */
    private static final int WARM_UP = 2;

    static StepRun of(String... words) {
        Options options =
                new Options()
                        .addOption(null, "method", true, "none or mnf+csc, which is the default")
                        .addOption(null, "batch", true, "clips a step, 4 by default")
                        .addOption(null, "side", true, "their height and width, 112 by default")
                        .addOption(null, "steps", true, "8 by default")
                        .addOption(null, "bfloat16", false, "the student computes in it");
        Words given = Words.parse("step", options, words);
        return new StepRun(
                BenchMethod.named(given.text("method", "mnf+csc")),
                new ClipStep.Load(
                        given.count("batch", 4),
                        given.count("side", 112),
                        given.has("bfloat16") ? Precision.BFLOAT16 : Precision.FLOAT32),
                given.count("steps", 8));
    }

    void run(PrintStream out) throws JsonProcessingException {
        EngineEnvironment.load(EngineName.PYTORCH);
        List<Double> times = new ArrayList<>();
        try (ClipStep step = new ClipStep(method, load)) {
            for (int number = 0; number < steps; number++) {
                long start = System.nanoTime();
                Map<String, Double> terms = step.run();
                double millis = (System.nanoTime() - start) / 1e6;
                times.add(millis);
                out.printf(Locale.ROOT, "step %d %.0f ms %s%n", number, millis, terms);
            }
        }
        List<Double> measured = steps > WARM_UP ? times.subList(WARM_UP, steps) : times;
        out.println(
                new ObjectMapper()
                        .writeValueAsString(Map.of(Cost.MILLIS, Spread.of(measured).median())));
    }
}
