package org.kdtoolkit.train.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

/**
 * What is seen of a trial that another process runs: its log, and the epochs that are done.
 *
 * @param plan the folder of the plan
 * @param trial which of its trials
 */
public record WatchedTrial(PlanFolder plan, PlannedTrial trial) {

    /** What goes before a complaint of {@code kd}. */
    private static final String COMPLAINT = "kd: ";

    /** The file that takes what the process says, {@code logs/trial-N.log} in the plan's folder. */
    public Path log() {
        return plan.path().resolve("logs").resolve("trial-%d.log".formatted(trial.number()));
    }

    /** How many epochs are done; 0 where nothing is there yet. */
    public int epochs() {
        try (Stream<String> lines = Files.lines(folder().epochsFile())) {
            return (int) lines.count();
        } catch (IOException | UncheckedIOException notYet) {
            return 0;
        }
    }

    /** The last complaint in the log, or else its last line; empty where it says nothing. */
    public String lastComplaint() {
        try (Stream<String> lines = Files.lines(log())) {
            String last = "";
            for (String line : lines.filter(line -> !line.isBlank()).toList()) {
                if (line.startsWith(COMPLAINT) || !last.startsWith(COMPLAINT)) {
                    last = line;
                }
            }
            return last.startsWith(COMPLAINT) ? last.substring(COMPLAINT.length()) : last.strip();
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }

    /** Whether an earlier run has left a result. */
    boolean isDone() {
        return folder().result().flatMap(TrialResult::done).isPresent();
    }

    /**
     * Files a trial as failed whose process did not do that itself.
     *
     * @param message what became of the process
     * @throws org.kdtoolkit.api.data.DataException if the result can't be written
     */
    public void fileFailure(String message) {
        folder().write(new TrialResult.Failed(trial.method(), trial.seed(), message, 0, List.of()));
    }

    private TrialFolder folder() {
        return plan.trial(trial.folder());
    }
}
