package org.kdtoolkit.train.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.search.Candidate;
import org.kdtoolkit.train.search.Rungs;

/**
 * The rounds of a search. Between two of them the candidates are compared, and the plan is written
 * anew: its trials keep their numbers, and those of candidates that go on may train further. What
 * is decided depends on the results alone, so that a search that was broken off decides the same
 * again.
 */
public final class SearchRounds {

    private final List<Candidate> candidates;
    private final List<Integer> seeds;
    private final Rungs rungs;
    private final PlanFolder folder;
    private final SearchLadder ladder;
    private boolean begun;

    SearchRounds(
            List<Candidate> candidates,
            List<Integer> seeds,
            Rungs rungs,
            PlanFolder folder,
            SearchLadder ladder) {
        this.candidates = candidates;
        this.seeds = seeds;
        this.rungs = rungs;
        this.folder = folder;
        this.ladder = ladder;
    }

    /**
     * Trials that are to run beside each other or one after the other, until all have ended or
     * paused.
     *
     * @param candidates how many candidates they are of
     * @param epochs how many epochs each has behind it then, at most
     * @param trials the numbers of the trials
     */
    public record Round(int candidates, int epochs, Set<Integer> trials) {

        /** Copies the set. */
        public Round {
            trials = Set.copyOf(trials);
        }

        /** Whether a trial of the plan is one of them. */
        public boolean has(PlannedTrial trial) {
            return trials.contains(trial.number());
        }
    }

    /** The epochs of each rung; the last is the whole training. */
    public List<Integer> rungs() {
        return rungs.epochs();
    }

    /**
     * Compares what ran in the round before, if there was one, and plans the next; empty when the
     * search is done.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if another process has the plan's folder
     * @throws org.kdtoolkit.api.data.DataException if a file can't be read or written
     */
    public Optional<Round> next() {
        if (begun) {
            ladder.judge();
        }
        begun = true;
        List<Candidate> climbing = ladder.climbing();
        return climbing.isEmpty()
                ? Optional.empty()
                : Optional.of(LockedFolder.during(folder.path(), () -> planned(climbing)));
    }

    private Round planned(List<Candidate> climbing) {
        TrialPlan before = folder.read();
        Map<String, Candidate> cells = cells();
        List<PlannedTrial> trials = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        int epochs = 0;
        for (PlannedTrial trial : before.trials()) {
            List<Candidate> standing =
                    Stream.concat(Stream.of(trial.folder()), trial.also().stream())
                            .map(cells::get)
                            .filter(Objects::nonNull)
                            .toList();
            if (standing.isEmpty()) { // of a candidate that was told meanwhile
                trials.add(trial);
                continue;
            }
            int rung = standing.stream().mapToInt(ladder::rung).max().orElseThrow();
            trials.add(trial.until(pause(rung)));
            if (standing.stream().anyMatch(climbing::contains)) {
                numbers.add(trial.number());
                epochs = Math.max(epochs, rungs.epochs().get(rung));
            }
        }
        folder.write(before.inputs(), trials);
        return new Round(climbing.size(), epochs, numbers);
    }

    private OptionalInt pause(int rung) {
        return rungs.isLast(rung) ? OptionalInt.empty() : OptionalInt.of(rungs.epochs().get(rung));
    }

    /** The candidates by the folders of their trials. */
    private Map<String, Candidate> cells() {
        Map<String, Candidate> cells = new HashMap<>();
        for (Candidate candidate : candidates) {
            for (int seed : seeds) {
                cells.put(folder.name(candidate.trial(folder.path(), seed)), candidate);
            }
        }
        return cells;
    }
}
