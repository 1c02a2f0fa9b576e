package org.kdtoolkit.train.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.RunEnvironment;
import org.kdtoolkit.report.result.RunProcess;
import org.kdtoolkit.report.result.TrialFolder;

/**
 * What the many processes of a plan's trials say of themselves, in few: those that ran with the
 * same software on like machines and on the same files are one.
 */
final class ProcessSummary {

    private ProcessSummary() {}

    /** What processes have in common. */
    private record Kind(Object software, Object machine, Object overrides, Object inputs) {

        static Kind of(RunProcess process) {
            return new Kind(
                    process.software(), process.machine(), process.overrides(), process.inputs());
        }
    }

    /**
     * The record of these trials' processes beside those of a benchmark's; empty where none has
     * left one.
     */
    static Optional<RunEnvironment> of(BenchmarkFolder benchmark, List<TrialFolder> trials) {
        List<RunProcess> own =
                trials.stream()
                        .map(trial -> new BenchmarkFolder(trial.path()).environment())
                        .flatMap(environment -> environment.processes().stream())
                        .toList();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Map<Kind, RunProcess> kinds = new LinkedHashMap<>();
        Stream.concat(benchmark.environment().processes().stream(), own.stream())
                .sorted(Comparator.comparing(RunProcess::started))
                .forEach(process -> kinds.merge(Kind.of(process), process, ProcessSummary::both));
        return Optional.of(new RunEnvironment(List.copyOf(kinds.values())));
    }

    private static RunProcess both(RunProcess one, RunProcess later) {
        return new RunProcess(
                one.started(),
                one.ended().compareTo(later.ended()) > 0 ? one.ended() : later.ended(),
                one.software(),
                one.machine(),
                one.overrides(),
                union(one.methods(), later.methods()),
                union(one.seeds(), later.seeds()),
                one.inputs());
    }

    private static <T> List<T> union(List<T> one, List<T> other) {
        Set<T> all = new LinkedHashSet<>();
        Stream.concat(one.stream(), other.stream()).forEach(all::add);
        return new ArrayList<>(all);
    }
}
