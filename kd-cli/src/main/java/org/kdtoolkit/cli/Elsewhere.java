package org.kdtoolkit.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.grid.ChildLaunch;

/** Trials in processes of other machines, which have this toolkit under the same path. */
final class Elsewhere {

    private static final String OPTIONS = "KD_JAVA";

    /** What this process was started with that changes where a trial computes. */
    private static final String CUDA = "KD_CUDA";

    private Elsewhere() {}

    /** How a trial of an experiment is started there. */
    static ChildLaunch launch(ExperimentConfig config) {
        String ends = "-D" + ParentWatch.PROPERTY + "=true";
        Map<String, String> variables = new LinkedHashMap<>();
        // several workers would build at once
        variables.put("KD_BUILD", "never");
        variables.put(OPTIONS, (ends + " " + ofThisProcess(OPTIONS).orElse("")).strip());
        ofThisProcess(CUDA).ifPresent(value -> variables.put(CUDA, value));
        OptionalInt threads = config.threads().stream().mapToInt(Integer::intValue).findFirst();
        return new ChildLaunch(Distribution.command(List.of(ends)), threads, variables);
    }

    private static Optional<String> ofThisProcess(String variable) {
        return Optional.ofNullable(System.getenv(variable));
    }
}
