package org.kdtoolkit.cli.slurm;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The comments of a batch script that tell SLURM what its job needs.
 *
 * @param settings what was asked for
 * @param name the job's name
 */
record Directives(JobSettings settings, String name) {

    /** A report takes no longer than that, in minutes; said where tasks have a limit as well. */
    private static final String TIME_OF_REPORT = "60";

    /** Those of an array of tasks. */
    String ofArray(OpenTrials open, String log) {
        List<String> lines = common(log);
        add(lines, "array", "0-" + (open.tasks() - 1) + limit());
        settings.time().ifPresent(time -> add(lines, "time", time));
        settings.memory().ifPresent(memory -> add(lines, "mem", memory));
        number(lines, "cpus-per-task", "", settings.cores());
        number(lines, "gres", "gpu:", settings.gpus());
        add(lines, "signal", "B:USR1@" + TimeLimit.NOTICE);
        lines.add("#SBATCH --requeue");
        return String.join("\n", lines);
    }

    /** Those of the job that writes the report. */
    String ofReport(String log) {
        List<String> lines = common(log);
        settings.time().ifPresent(time -> add(lines, "time", TIME_OF_REPORT));
        return String.join("\n", lines);
    }

    private List<String> common(String log) {
        List<String> lines = new ArrayList<>();
        add(lines, "job-name", name);
        add(lines, "output", ShellText.directive(log));
        add(lines, "open-mode", "append");
        settings.partition()
                .ifPresent(queue -> add(lines, "partition", ShellText.directive(queue)));
        settings.account().ifPresent(whose -> add(lines, "account", ShellText.directive(whose)));
        return lines;
    }

    private String limit() {
        return settings.running().isPresent() ? "%" + settings.running().getAsInt() : "";
    }

    private static void number(
            List<String> lines, String option, String before, OptionalInt value) {
        value.ifPresent(number -> add(lines, option, before + number));
    }

    private static void add(List<String> lines, String option, String value) {
        lines.add("#SBATCH --%s=%s".formatted(option, value));
    }
}
