package org.kdtoolkit.eval.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;

/**
 * The folder of one trial.
 *
 * @param path the folder; need not exist yet
 */
public record TrialFolder(Path path) {

    /** How the trial ended, {@code result.json}. */
    public Path resultFile() {
        return path.resolve("result.json");
    }

    /** One line an epoch, {@code metrics.jsonl}. */
    public Path epochsFile() {
        return path.resolve("metrics.jsonl");
    }

    /**
     * How the trial ended; empty if it has not.
     *
     * @throws DataException if the file can't be read
     */
    public Optional<TrialResult> result() {
        return Files.exists(resultFile())
                ? Optional.of(JsonFile.read(resultFile(), TrialResult.class))
                : Optional.empty();
    }

    /**
     * The epochs so far.
     *
     * @throws DataException if the file can't be read; the message names the line
     */
    public List<EpochRecord> epochs() {
        return Files.exists(epochsFile())
                ? JsonFile.readLines(epochsFile(), EpochRecord.class)
                : List.of();
    }

    /** Writes {@code result.json}. */
    public void write(TrialResult result) {
        JsonFile.write(resultFile(), result);
    }

    /** Writes {@code metrics.jsonl} anew with all epochs. */
    public void write(List<EpochRecord> epochs) {
        JsonFile.writeLines(epochsFile(), epochs);
    }
}
