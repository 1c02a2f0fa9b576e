package org.kdtoolkit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
 * One training step again and again, in a process of its own: it prints a line a step, or one of a
 * hundred, and last, as JSON, what the steps behind the warm-up took.
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

    /** Of many steps one in so many has a line: each costs as much as some operations of a step. */
    private static final int MARK = 100;

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
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Double> busy = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        int left = steps >= MANY ? steps / 2 : steps > WARM_UP ? WARM_UP : 0;
        int stepsAnEpoch;
        long processor = system.getProcessCpuTime();
        try (StudentSteps step = new StudentSteps(work, method.spec())) {
            stepsAnEpoch = step.stepsAnEpoch();
            for (int number = 0; number < steps; number++) {
                if (number == left) {
                    processor = system.getProcessCpuTime();
                }
                long start = System.nanoTime();
                long busySince = threads.getCurrentThreadCpuTime();
                Map<String, Double> terms = step.run();
                busy.add((threads.getCurrentThreadCpuTime() - busySince) / 1e6);
                double millis = (System.nanoTime() - start) / 1e6;
                times.add(millis);
                if (steps < MANY || number % MARK == 0) {
                    out.printf(Locale.ROOT, "step %d %.1f ms %s%n", number, millis, terms);
                }
            }
        }
        processor = system.getProcessCpuTime() - processor;
        double median = Spread.of(times.subList(left, steps)).median();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Cost.MILLIS, median);
        figures.put("thread_ms", Spread.of(busy.subList(left, steps)).median());
        figures.put("cpu_ms", processor / 1e6 / (steps - left));
        figures.put("seconds_an_epoch", median * stepsAnEpoch / 1e3);
        out.println(new ObjectMapper().writeValueAsString(figures));
    }
}
