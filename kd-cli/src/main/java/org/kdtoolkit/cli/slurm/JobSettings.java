package org.kdtoolkit.cli.slurm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a job asks of the cluster; what is empty is left to its defaults.
 *
 * @param time how long one task may take, as SLURM writes it, such as {@code 2:00:00}
 * @param partition the queue
 * @param account whom it is charged to
 * @param memory the memory of one task, such as {@code 8G}
 * @param cores the cores of one task
 * @param gpus the GPUs of one task
 * @param running how many tasks run at the same time, at most
 * @param setup lines of a shell script that run before the toolkit, such as {@code module load
 *     java}
 */
public record JobSettings(
        Optional<String> time,
        Optional<String> partition,
        Optional<String> account,
        Optional<String> memory,
        OptionalInt cores,
        OptionalInt gpus,
        OptionalInt running,
        List<String> setup) {

    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]*[KMGT]?");

    /** Copies the lines. */
    public JobSettings {
        setup = List.copyOf(setup);
    }

    /** Whether a text is an amount of memory as SLURM reads it. */
    public static boolean isMemory(String text) {
        return MEMORY.matcher(text).matches();
    }
}
