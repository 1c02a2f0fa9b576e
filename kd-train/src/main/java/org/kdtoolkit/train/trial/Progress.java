package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.train.optimizer.Optimizer;

/** Keeps the chosen epoch's student, and all that resuming needs. */
final class Progress {

    private static final String CHOSEN = "chosen.";

    private final Contestants contestants;
    private final Checkpoint checkpoint;
    private final Snapshot chosen;
    private final int finished;

    /** Goes on where the checkpoint stands; at the beginning, if there is none. */
    Progress(Contestants contestants, Checkpoint checkpoint, NDManager manager) {
        this.contestants = contestants;
        this.checkpoint = checkpoint;
        Optional<Checkpoint.State> state = checkpoint.state();
        state.ifPresent(saved -> restore(saved, manager));
        this.chosen = new Snapshot(contestants.learner().student().state(), manager);
        state.ifPresent(saved -> restoreChosen(saved, manager));
        this.finished = state.map(Checkpoint.State::epoch).orElse(0);
    }

    /** The number of finished epochs when this was made. */
    int finished() {
        return finished;
    }

    /**
     * Saves the state after an epoch.
     *
     * @param epoch its number
     * @param choose whether it is the one to keep so far
     */
    void save(int epoch, boolean choose) {
        if (choose) {
            chosen.take();
        }
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        parts().forEach((prefix, state) -> put(arrays, prefix, state));
        optimizers()
                .forEach(
                        (prefix, optimizer) ->
                                optimizer
                                        .sums()
                                        .forEach((name, sum) -> arrays.put(prefix + name, sum)));
        chosen.arrays().forEach((name, array) -> arrays.put(CHOSEN + name, array));
        checkpoint.write(
                epoch,
                contestants.learner().optimizer().steps(),
                contestants.distiller().optimizer().steps(),
                arrays);
    }

    /** Makes the student what it was in the chosen epoch. */
    void backToChosen() {
        chosen.restore();
    }

    private void restore(Checkpoint.State state, NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            Map<String, NDArray> arrays = checkpoint.arrays(state, manager);
            parts().forEach((prefix, part) -> part.load(under(prefix, arrays)));
            contestants
                    .learner()
                    .optimizer()
                    .restore(state.studentSteps(), under("student-optimizer.", arrays));
            contestants
                    .distiller()
                    .optimizer()
                    .restore(state.distillerSteps(), under("distiller-optimizer.", arrays));
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    "the checkpoint does not fit the configuration (%s); run without --resume to begin the trial anew"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private void restoreChosen(Checkpoint.State state, NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            Map<String, NDArray> saved = under(CHOSEN, checkpoint.arrays(state, manager));
            chosen.arrays().forEach((name, array) -> StateDict.overwrite(array, saved.get(name)));
        }
    }

    private Map<String, StateDict> parts() {
        return Map.of(
                "student.", contestants.learner().student().state(),
                "distiller.", contestants.distiller().method().state());
    }

    private Map<String, Optimizer> optimizers() {
        return Map.of(
                "student-optimizer.", contestants.learner().optimizer(),
                "distiller-optimizer.", contestants.distiller().optimizer());
    }

    private static void put(Map<String, NDArray> arrays, String prefix, StateDict state) {
        state.entries()
                .forEach((name, parameter) -> arrays.put(prefix + name, parameter.getArray()));
    }

    private static Map<String, NDArray> under(String prefix, Map<String, NDArray> arrays) {
        Map<String, NDArray> found = new LinkedHashMap<>();
        arrays.forEach(
                (name, array) -> {
                    if (name.startsWith(prefix)) {
                        found.put(name.substring(prefix.length()), array);
                    }
                });
        return found;
    }
}
