package org.kdtoolkit.cli;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.grid.ChildLaunch;
import org.kdtoolkit.train.grid.ChildTrials;
import org.kdtoolkit.train.grid.Gpus;
import org.kdtoolkit.train.grid.TrialWorkers;

/** Trials in processes beside each other, started as this one was. */
final class Jobs {

    private Jobs() {}

    /**
     * Workers for an experiment.
     *
     * @param jobs how many processes at a time
     * @param console is told how the cores are divided
     */
    static TrialWorkers of(int jobs, ExperimentConfig config, Console console) {
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = config.threads().orElse(Math.max(1, cores / jobs));
        console.err()
                .println(
                        "%d trials at a time with %d thread%s each on %d cores%s"
                                .formatted(
                                        jobs,
                                        threads,
                                        threads == 1 ? "" : "s",
                                        cores,
                                        note(config, jobs * threads > cores)));
        ChildLaunch launch = new ChildLaunch(command(), OptionalInt.of(threads), Map.of());
        return new ChildTrials(jobs, launch, gpus(config));
    }

    private static String note(ExperimentConfig config, boolean tooMany) {
        if (tooMany) {
            return ", which is more threads than cores";
        }
        return config.threads().isPresent()
                ? ""
                : "; 'threads' sets it, and results are the same bit by bit at the same number";
    }

    /** Where trials choose a GPU themselves, each is shown one. */
    private static Gpus gpus(ExperimentConfig config) {
        return config.computesOn() instanceof DeviceName.Auto ? Gpus.ofMachine() : Gpus.none();
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib") && !isOfTerminal(option))
                .filter(option -> !option.startsWith("-javaagent"))
                .forEach(command::add);
        command.add("-Dkd.terminal=false");
        command.add("-D" + ParentWatch.PROPERTY + "=true");
        String classes = System.getProperty("java.class.path");
        // of a jar alone, its manifest counts: it opens packages
        command.addAll(
                classes.endsWith(".jar") && classes.indexOf(File.pathSeparatorChar) < 0
                        ? List.of("-jar", classes)
                        : List.of("-cp", classes, Main.class.getName()));
        return command;
    }

    private static boolean isOfTerminal(String option) {
        return option.startsWith("-Dkd.terminal") || option.startsWith("-Dkd.columns");
    }
}
