package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.train.optimizer.Optimizer;
import org.kdtoolkit.train.optimizer.WeightsAverage;
import org.kdtoolkit.train.step.Updates.Side;

/** Keeps the chosen epoch's networks, and all that resuming needs. */
final class TrialState {

    private static final String CHOSEN = "chosen.";
    private static final String AVERAGE = "average.";
    private static final String CHOSEN_AVERAGE = "chosen-average.";

    private final TrialNetworks networks;
    private final Checkpoint checkpoint;
    private final ArraysSnapshot chosen;
    private final Optional<ArraysSnapshot> chosenAverage;
    private final Optional<CheckpointState> begun;
    private List<EpochRecord> initial = List.of();

    /** Goes on where the checkpoint stands; at the beginning, if there is none. */
    TrialState(TrialNetworks networks, Checkpoint checkpoint) {
        NDManager manager = networks.manager();
        this.networks = networks;
        this.checkpoint = checkpoint;
        this.begun = checkpoint.state();
        begun.ifPresent(saved -> restore(saved, manager));
        this.chosen = new ArraysSnapshot(arrays(networks.judged()), manager);
        this.chosenAverage =
                networks.average().map(average -> new ArraysSnapshot(average.arrays(), manager));
        begun.ifPresent(saved -> restoreChosen(saved, manager));
    }

    /** Whose weights are trained. */
    Set<Side> sides() {
        return optimizers().keySet();
    }

    /** The number of finished epochs when this was made. */
    int finished() {
        return begun.map(saved -> saved.progress().epoch()).orElse(0);
    }

    /** The number of epochs before the training that were finished when this was made. */
    int finishedBefore() {
        return begun.flatMap(saved -> saved.progress().before())
                .map(CheckpointState.Initial::epoch)
                .orElse(0);
    }

    /**
     * Goes on behind epochs that came before the training.
     *
     * @return whether these are the epochs that were finished when this was made
     */
    boolean goesOnBehind(List<EpochRecord> epochs) {
        initial = List.copyOf(epochs);
        return begun.flatMap(saved -> saved.progress().before())
                .map(CheckpointState.Initial::epochs)
                .map(TrialFolder.checksum(epochs)::equals)
                .orElse(epochs.isEmpty());
    }

    /**
     * Saves the state after an epoch that comes before the training.
     *
     * @param epochs all of these so far, as they are on file
     */
    void saveInitial(List<EpochRecord> epochs) {
        initial = List.copyOf(epochs);
        save(List.of());
    }

    /** Lets optimisers and average begin anew, with the weights as they are. */
    void beginTraining() {
        optimizers().values().forEach(Optimizer::reset);
        networks.average().ifPresent(WeightsAverage::reset);
    }

    /**
     * Whether these are the epochs that were finished when this was made, as {@link
     * TrialFolder#checksum} has them.
     */
    boolean fits(List<EpochRecord> epochs) {
        return begun.map(saved -> saved.progress().epochs())
                .map(TrialFolder.checksum(epochs)::equals)
                .orElse(epochs.isEmpty());
    }

    /** Takes the weights as they are for those of the epoch to keep so far. */
    void choose() {
        chosen.take();
        chosenAverage.ifPresent(ArraysSnapshot::take);
    }

    /**
     * Saves the state after an epoch.
     *
     * @param epochs all so far, as they are on file
     */
    void save(List<EpochRecord> epochs) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        networks.parts().forEach((prefix, state) -> put(arrays, prefix, state));
        optimizers()
                .forEach(
                        (side, optimizer) ->
                                optimizer
                                        .sums()
                                        .forEach(
                                                (name, sum) ->
                                                        arrays.put(prefix(side) + name, sum)));
        chosen.arrays().forEach((name, array) -> arrays.put(CHOSEN + name, array));
        networks.average()
                .ifPresent(
                        average ->
                                average.arrays()
                                        .forEach(
                                                (name, array) ->
                                                        arrays.put(AVERAGE + name, array)));
        chosenAverage.ifPresent(
                average ->
                        average.arrays()
                                .forEach(
                                        (name, array) -> arrays.put(CHOSEN_AVERAGE + name, array)));
        checkpoint.write(
                new CheckpointState.Progress(
                        epochs.size(),
                        steps(Side.STUDENT),
                        steps(Side.DISTILLER),
                        TrialFolder.checksum(epochs),
                        initial.isEmpty()
                                ? null
                                : new CheckpointState.Initial(
                                        initial.size(), TrialFolder.checksum(initial))),
                arrays);
    }

    private long steps(Side side) {
        return Optional.ofNullable(networks.optimizers().get(side))
                .map(Optimizer::steps)
                .orElse(0L);
    }

    /** Makes the networks what they were in the chosen epoch. */
    void backToChosen() {
        chosen.restore();
        chosenAverage.ifPresent(ArraysSnapshot::restore);
    }

    private void restore(CheckpointState state, NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            Map<String, NDArray> arrays = checkpoint.arrays(state, manager);
            networks.parts().forEach((prefix, part) -> part.load(under(prefix, arrays)));
            optimizers()
                    .forEach(
                            (side, optimizer) ->
                                    optimizer.restore(
                                            steps(state.progress(), side),
                                            under(prefix(side), arrays)));
            networks.average().ifPresent(average -> average.restore(under(AVERAGE, arrays)));
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    "the checkpoint does not fit the configuration (%s); run without --resume to begin the trial anew"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private void restoreChosen(CheckpointState state, NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            Map<String, NDArray> saved = under(CHOSEN, checkpoint.arrays(state, manager));
            chosen.arrays().forEach((name, array) -> StateDict.overwrite(array, saved.get(name)));
            Map<String, NDArray> averages =
                    under(CHOSEN_AVERAGE, checkpoint.arrays(state, manager));
            chosenAverage.ifPresent(
                    average ->
                            average.arrays()
                                    .forEach(
                                            (name, array) ->
                                                    StateDict.overwrite(
                                                            array, averages.get(name))));
        }
    }

    private static long steps(CheckpointState.Progress progress, Side side) {
        return side == Side.STUDENT ? progress.studentSteps() : progress.distillerSteps();
    }

    private static String prefix(Side side) {
        return side.name().toLowerCase(Locale.ROOT) + "-optimizer.";
    }

    /** In the file's order. */
    private Map<Side, Optimizer> optimizers() {
        return new EnumMap<>(networks.optimizers());
    }

    private static Map<String, NDArray> arrays(List<JudgedNetwork> networks) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        networks.forEach(judged -> put(arrays, judged.prefix(), judged.network().state()));
        return arrays;
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
