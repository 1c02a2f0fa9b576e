package org.kdtoolkit.train.grid;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a process is started that runs one trial.
 *
 * @param command the words before those of {@code kd}, such as {@code java -cp PATH Main}
 * @param threads how many threads its engine has; they must stand in its environment, as OpenMP
 *     looks there once
 */
public record ChildLaunch(List<String> command, int threads) {

    /** Copies the list. */
    public ChildLaunch {
        command = List.copyOf(command);
    }

    /** What is set in the environment of a process. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("OMP_NUM_THREADS", String.valueOf(threads));
        return environment;
    }
}
