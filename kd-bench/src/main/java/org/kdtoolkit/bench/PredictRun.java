package org.kdtoolkit.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.predict.Prediction;
import org.kdtoolkit.predict.Student;

/**
 * A student in use: PNG files are decoded and named, a batch at a time, by one thread. The median
 * of the rounds behind the first half, in which the JVM compiles, is of the processor's time for
 * one picture. Last it says how much resident memory the second half added.
 *
 * @param student its file
 * @param pictures a folder
 * @param batch files a call
 * @param rounds of {@value #FILES} files each
 */
record PredictRun(Path student, Path pictures, int batch, int rounds) {

    private static final int FILES = 320;

    static PredictRun of(String... words) {
        Options options =
                new Options()
                        .addOption(null, "student", true, "its .safetensors file; required")
                        .addOption(null, "pictures", true, "a folder of PNG files; required")
                        .addOption(null, "batch", true, "files a call, 1 by default")
                        .addOption(null, "rounds", true, "of 320 files, 20 by default");
        Words given = Words.parse("predict", options, words);
        if (!given.has("student") || !given.has("pictures")) {
            throw new ConfigurationException("predict: --student and --pictures are required");
        }
        return new PredictRun(
                Path.of(given.text("student", "")),
                Path.of(given.text("pictures", "")),
                given.count("batch", 1),
                given.count("rounds", 20));
    }

    void run(PrintStream out) throws IOException {
        List<Path> files = files();
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        List<Double> millis = new ArrayList<>();
        double sum = 0;
        long settled = 0;
        try (Student used = Student.load(student)) {
            for (int round = 0; round < rounds; round++) {
                if (round == rounds / 2) {
                    settled = residentKib();
                }
                long start = system.getProcessCpuTime();
                sum = 0;
                for (int from = 0; from < files.size(); from += batch) {
                    sum += ask(used, files.subList(from, Math.min(from + batch, files.size())));
                }
                millis.add((system.getProcessCpuTime() - start) / 1e6 / files.size());
            }
        }
        print(out, Spread.of(millis.subList(rounds / 2, rounds)).median(), sum, settled);
    }

    private void print(PrintStream out, double median, double sum, long settled)
            throws JsonProcessingException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(Cost.MILLIS, median);
        figures.put("sum_of_scores", sum);
        figures.put("grown_kib", residentKib() - settled);
        out.println(new ObjectMapper().writeValueAsString(figures));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(pictures)) {
            return all.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .limit(FILES)
                    .toList();
        }
    }

    /** The sum of the best scores, by which two programs are seen to do the same. */
    private static double ask(Student student, List<Path> files) {
        List<Prediction> all =
                files.size() == 1 ? List.of(student.predict(files.get(0))) : student.predict(files);
        return all.stream().mapToDouble(of -> of.best().score()).sum();
    }

    /** The process's resident memory; 0 where that can't be read. */
    private static long residentKib() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // this is not Linux
        }
    }
}
