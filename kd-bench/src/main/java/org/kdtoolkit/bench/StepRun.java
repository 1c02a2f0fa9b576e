package org.kdtoolkit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * @param work what is trained, and from how much
 * @param method what it is trained with
 * @param steps how many steps are taken
 */
record StepRun(Workload work, BenchMethod method, int steps) {

    /** Steps that the median leaves out, if there are more. */
    private static final int WARM_UP = 2;

    /** Of so many steps the first half is left out, in which the JVM compiles. */
    private static final int MANY = 4000;

    static StepRun of(String... words) {
        Options options =
                new Options()
                        .addOption(
                                null,
                                "student",
                                true,
                                "r2plus1d, which is the default, convnet or mlp")
                        .addOption(null, "method", true, "none, kd, csc or mnf+csc, the default")
                        .addOption(null, "batch", true, "samples a step, 4 or 64 by default")
                        .addOption(
                                null,
                                "side",
                                true,
                                "their height and width, 112 or 28 by default, or the width of"
                                        + " embeddings, 512")
                        .addOption(null, "steps", true, "8 by default")
                        .addOption(null, "bfloat16", false, "the student computes in it");
        Words given = Words.parse("step", options, words);
        BenchStudent student = BenchStudent.named(given.text("student", "r2plus1d"));
        return new StepRun(
                student.work(
                        given.count("batch", student.batch()),
                        given.count("side", student.side()),
                        given.has("bfloat16") ? Precision.BFLOAT16 : Precision.FLOAT32),
                BenchMethod.named(given.text("method", "mnf+csc")),
                given.count("steps", 8));
    }

    void run(PrintStream out) throws JsonProcessingException {
        EngineEnvironment.load(EngineName.PYTORCH);
        List<Double> times = new ArrayList<>();
        int stepsAnEpoch;
        try (StudentSteps step = new StudentSteps(work, method.spec())) {
            stepsAnEpoch = step.stepsAnEpoch();
            for (int number = 0; number < steps; number++) {
                long start = System.nanoTime();
                Map<String, Double> terms = step.run();
                double millis = (System.nanoTime() - start) / 1e6;
                times.add(millis);
                out.printf(Locale.ROOT, "step %d %.1f ms %s%n", number, millis, terms);
            }
        }
        int left = steps >= MANY ? steps / 2 : steps > WARM_UP ? WARM_UP : 0;
        double median = Spread.of(times.subList(left, steps)).median();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Cost.MILLIS, median);
        figures.put("seconds_an_epoch", median * stepsAnEpoch / 1e3);
        out.println(new ObjectMapper().writeValueAsString(figures));
    }
}
