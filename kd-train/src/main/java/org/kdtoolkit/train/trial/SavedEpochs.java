package org.kdtoolkit.train.trial;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.JsonFile;
import org.kdtoolkit.report.result.TrialFolder;

/** The epochs that a trial can go on behind, by its checkpoint and what stands beside it. */
public final class SavedEpochs {

    private static final String REMEDY = "delete the trial's folder to begin it anew";

    private SavedEpochs() {}

    /**
     * The epochs of a trial that its checkpoint has; none where there is no checkpoint, or it can't
     * be read, or the epochs on file are not those that it was written with.
     */
    public static List<EpochRecord> of(TrialFolder trial) {
        Path state = trial.path().resolve(TrialArtifacts.CHECKPOINT).resolve(Checkpoint.STATE);
        if (!Files.exists(state)) {
            return List.of();
        }
        try {
            CheckpointState.Progress progress =
                    JsonFile.read(state, CheckpointStates.class, REMEDY).last().progress();
            List<EpochRecord> epochs = trial.epochs();
            if (epochs.size() < progress.epoch()) {
                return List.of();
            }
            // a trial that was killed may have written an epoch without its checkpoint
            List<EpochRecord> saved = epochs.subList(0, progress.epoch());
            return TrialFolder.checksum(saved).equals(progress.epochs()) ? saved : List.of();
        } catch (DataException unreadable) {
            return List.of(); // going on says what is wrong
        }
    }

    /**
     * Whether a trial that is to pause after an epoch has come so far.
     *
     * @param until the number of the epoch; empty for a trial that is not to pause
     */
    public static boolean reach(TrialFolder trial, OptionalInt until) {
        return until.isPresent() && of(trial).size() >= until.getAsInt();
    }
}
