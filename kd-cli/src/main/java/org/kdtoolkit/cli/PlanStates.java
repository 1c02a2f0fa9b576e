package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.trial.SavedEpochs;

/**
 * How far the trials of a plan are.
 *
 * @param byState the trials in each state
 */
record PlanStates(Map<State, List<PlannedTrial>> byState) {

    private static final int NUMBERS_SHOWN = 20;

    /** How far a trial is. */
    enum State {
        DONE,
        RUNNING,
        PAUSED,
        FAILED,
        MISSING
    }

    static PlanStates of(PlanFolder folder, TrialPlan plan) {
        return new PlanStates(
                plan.trials().stream()
                        .collect(
                                Collectors.groupingBy(
                                        trial -> state(folder.trial(trial.folder()), trial),
                                        () -> new EnumMap<>(State.class),
                                        Collectors.toList())));
    }

    private static State state(TrialFolder folder, PlannedTrial trial) {
        Optional<TrialResult> result = folder.result();
        if (result.flatMap(TrialResult::done).isPresent()) {
            return State.DONE;
        }
        if (FolderLock.holder(folder.path()).isPresent()) {
            return State.RUNNING;
        }
        if (result.isPresent()) {
            return State.FAILED;
        }
        return SavedEpochs.reach(folder, trial.until()) ? State.PAUSED : State.MISSING;
    }

    /** Says how many are in which state, with their numbers, unless all are done. */
    void printUnlessDone(PrintStream err) {
        if (byState.keySet().stream().allMatch(State.DONE::equals)) {
            return;
        }
        List<String> parts = new ArrayList<>();
        byState.forEach(
                (state, trials) ->
                        parts.add(
                                "%d %s%s"
                                        .formatted(
                                                trials.size(),
                                                state.name().toLowerCase(Locale.ROOT),
                                                state == State.DONE ? "" : numbers(trials))));
        err.println("trials: " + String.join(", ", parts));
    }

    private static String numbers(List<PlannedTrial> trials) {
        String shown =
                trials.stream()
                        .limit(NUMBERS_SHOWN)
                        .map(trial -> String.valueOf(trial.number()))
                        .collect(Collectors.joining(" "));
        return " (%s%s)".formatted(shown, trials.size() > NUMBERS_SHOWN ? " ..." : "");
    }
}
