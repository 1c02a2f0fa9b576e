package org.kdtoolkit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.cli.Option;
import org.kdtoolkit.cli.slurm.JobSettings;
import org.kdtoolkit.cli.slurm.TimeLimit;

/**
 * The command line of {@code kd slurm}.
 *
 * @param plan what is planned
 * @param settings what the jobs ask of the cluster
 * @param submit whether they are submitted at once
 */
record SlurmOptions(PlanOptions plan, JobSettings settings, boolean submit) {

    static SlurmOptions of(Arguments arguments) {
        return new SlurmOptions(
                PlanOptions.of(arguments),
                new JobSettings(
                        time(arguments),
                        arguments.value(Flags.PARTITION),
                        arguments.value(Flags.ACCOUNT),
                        checked(
                                arguments,
                                Flags.MEMORY,
                                JobSettings::isMemory,
                                "a number of megabytes, or a number and one of K, M, G, T"),
                        arguments.count(Flags.CORES),
                        arguments.count(Flags.GPUS),
                        arguments.count(Flags.RUNNING),
                        arguments
                                .path(Flags.SETUP)
                                .map(file -> lines(file, arguments))
                                .orElse(List.of())),
                arguments.has(Flags.SUBMIT));
    }

    private static Optional<String> time(Arguments arguments) {
        Optional<String> time =
                checked(
                        arguments,
                        Flags.TIME,
                        TimeLimit::isTime,
                        "minutes, hours:minutes:seconds or days-hours");
        time.filter(text -> !new TimeLimit(text).leavesTime())
                .ifPresent(
                        text -> {
                            throw arguments.fault(
                                    "the option '--time' takes 2 minutes at least, found '%s': a task is told to stop %d seconds before its limit, and would finish no epoch"
                                            .formatted(text, TimeLimit.NOTICE));
                        });
        return time;
    }

    private static Optional<String> checked(
            Arguments arguments, Option option, Predicate<String> fits, String expected) {
        Optional<String> value = arguments.value(option);
        value.filter(fits.negate())
                .ifPresent(
                        text -> {
                            throw arguments.fault(
                                    "the option '--%s' takes %s, found '%s'"
                                            .formatted(option.getLongOpt(), expected, text));
                        });
        return value;
    }

    private static List<String> lines(Path file, Arguments arguments) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw arguments.fault("--setup %s: can't be read (%s)".formatted(file, e));
        }
    }
}
