package org.kdtoolkit.bench;

import java.io.IOException;
import java.util.Arrays;
import org.kdtoolkit.api.ConfigurationException;

/** The program of the benchmarks. */
public final class Main {

    private static final String USAGE =
            """
            usage: parts [JMH OPTIONS]   the parts of the toolkit, as JMH measures them; -h lists the options
                   step [OPTIONS]        one training step of R(2+1)D-10, again and again
                   xkd [OPTIONS]         one training step of XKD, again and again
                   soak [OPTIONS]        many steps of every method and backbone, and what stays in memory
                   predict [OPTIONS]     a student in use, on picture files, again and again
                   clips [OPTIONS]       clips to train with, decoded from a video
                   retrieval [OPTIONS]   a gallery of embeddings that is searched
                   makespan [OPTIONS]    a large grid on many workers, simulated with a run's durations
                   pair [OPTIONS]        two command lines in turn: times, memory and their ratios
                   teachers [OPTIONS]    faults planted in teachers, and how many are found
                   referee [OPTIONS]     comparisons of which the answer is known, and how many are right\
            """;

    private Main() {}

    /**
     * Runs {@code parts}, {@code step}, {@code xkd}, {@code soak}, {@code predict}, {@code clips},
     * {@code retrieval}, {@code makespan}, {@code pair}, {@code teachers} or {@code referee}; the
     * exit code is 2 for wrong words, and 1 for a referee that is wrong too often.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            run(args);
        } catch (ConfigurationException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            throw new ConfigurationException(USAGE);
        }
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        switch (args[0]) {
            case "parts" -> org.openjdk.jmh.Main.main(rest);
            case "step" -> StepRun.of(rest).run(System.out);
            case "xkd" -> SchemeRun.of(rest).run(System.out);
            case "soak" -> SoakRun.of(rest).run(System.out);
            case "predict" -> PredictRun.of(rest).run(System.out);
            case "clips" -> ClipLoading.of(rest).run(System.out);
            case "retrieval" -> RetrievalRun.of(rest).run(System.out);
            case "makespan" -> MakespanRun.of(rest).run(System.out);
            case "teachers" -> TeacherFaultRun.of(rest).run(System.out);
            case "referee" -> {
                if (!RefereeRun.of(rest).run(System.out)) {
                    System.exit(1);
                }
            }
            case "pair" -> PairedRun.of(rest).run(System.out);
            default ->
                    throw new ConfigurationException(
                            "there is no '%s'%n%s".formatted(args[0], USAGE));
        }
    }
}
