package org.kdtoolkit.train.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * How a process is started that runs one trial, on this machine or on another. Whoever starts one
 * keeps its standard input open: it ends when nobody holds that any more.
 *
 * @param command the words before those of {@code kd}, such as {@code java -cp PATH Main}
 * @param threads how many threads its engine has; they must stand in its environment, as OpenMP
 *     looks there once. Empty where the machine that runs it says so
 * @param variables what else stands in its environment
 */
public record ChildLaunch(
        List<String> command, OptionalInt threads, Map<String, String> variables) {

    private static final String THREADS = "OMP_NUM_THREADS";

    /** Copies list and map. */
    public ChildLaunch {
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
    }

    /**
     * A command line.
     *
     * @param behind the words behind {@code kd}
     */
    public List<String> words(List<String> behind) {
        List<String> words = new ArrayList<>(command);
        words.addAll(behind);
        return words;
    }

    /** What is set in the environment of a process. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(variables);
        threads.ifPresent(count -> environment.put(THREADS, String.valueOf(count)));
        return environment;
    }
}
