package org.kdtoolkit.report.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.Sha256;

/**
 * The folder of one trial.
 *
 * @param path the folder; need not exist yet
 */
public record TrialFolder(Path path) {

    private static final String REMEDY = "remove the trial's folder to run it again";

    /** How the trial ended, {@code result.json}. */
    public Path resultFile() {
        return path.resolve("result.json");
    }

    /** One line an epoch, {@code metrics.jsonl}. */
    public Path epochsFile() {
        return path.resolve("metrics.jsonl");
    }

    /**
     * One line an epoch that came before the training, {@code initial.jsonl}; of methods that have
     * such.
     */
    public Path initialEpochsFile() {
        return path.resolve("initial.jsonl");
    }

    /** What the distiller saw in training samples, {@code readings.json}. */
    public Path readingsFile() {
        return path.resolve("readings.json");
    }

    /**
     * What the distiller saw in training samples; empty if it says nothing of single ones.
     *
     * @throws DataException if the file can't be read
     */
    public Optional<DistillerReadings> readings() {
        return Files.exists(readingsFile())
                ? Optional.of(JsonFile.read(readingsFile(), DistillerReadings.class, REMEDY))
                : Optional.empty();
    }

    /**
     * The most likely classes of the samples, {@code predictions.json}.
     *
     * @param network which network's; empty for an only student
     */
    public Path predictionsFile(Optional<String> network) {
        return path.resolve(of(network, "predictions.json"));
    }

    /**
     * What a network made of the samples, {@code embeddings.npz}.
     *
     * @param network which network's; empty for an only student
     */
    public Path embeddingsFile(Optional<String> network) {
        return path.resolve(of(network, "embeddings.npz"));
    }

    /**
     * What a network is, {@code student.json}.
     *
     * @param network which network; empty for an only student
     */
    public Path descriptionFile(Optional<String> network) {
        return path.resolve(
                network.map(name -> "students/" + name + ".json").orElse("student.json"));
    }

    private static String of(Optional<String> network, String name) {
        return network.map(student -> "students/" + student + "." + name).orElse(name);
    }

    /**
     * How the trial ended; empty if it has not.
     *
     * @throws DataException if the file can't be read
     */
    public Optional<TrialResult> result() {
        return Files.exists(resultFile())
                ? Optional.of(JsonFile.read(resultFile(), TrialResult.class, REMEDY))
                : Optional.empty();
    }

    /**
     * The epochs so far.
     *
     * @throws DataException if the file can't be read, or its epochs do not follow each other; the
     *     message names the line
     */
    public List<EpochRecord> epochs() {
        return epochs(epochsFile());
    }

    /**
     * The epochs so far that came before the training, counted from 1 by themselves.
     *
     * @throws DataException as {@link #epochs} does
     */
    public List<EpochRecord> initialEpochs() {
        return epochs(initialEpochsFile());
    }

    private static List<EpochRecord> epochs(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<EpochRecord> epochs = JsonFile.readLines(file, EpochRecord.class, REMEDY);
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).epoch() != i + 1) {
                throw new DataException(
                        "%s:%d: expected epoch %d, found epoch %d; %s"
                                .formatted(file, i + 1, i + 1, epochs.get(i).epoch(), REMEDY));
            }
        }
        return epochs;
    }

    /**
     * A checksum of all that stands in the file of some epochs, except for what a clock measured.
     */
    public static String checksum(List<EpochRecord> epochs) {
        return Sha256.of(
                epochs.stream()
                        .map(EpochRecord::timeless)
                        .map(JsonFile::line)
                        .toArray(String[]::new));
    }

    /** Writes {@code result.json}. */
    public void write(TrialResult result) {
        JsonFile.write(resultFile(), result);
    }

    /**
     * Removes {@code result.json} of a trial that goes on.
     *
     * @throws DataException if it can't be removed
     */
    public void removeResult() {
        try {
            Files.deleteIfExists(resultFile());
        } catch (IOException e) {
            throw new DataException("%s: can't be removed (%s)".formatted(resultFile(), e), e);
        }
    }

    /** Writes {@code readings.json}. */
    public void write(DistillerReadings readings) {
        JsonFile.write(readingsFile(), readings);
    }

    /** Writes {@code initial.jsonl} again with all epochs that came before the training. */
    public void writeInitial(List<EpochRecord> epochs) {
        JsonFile.writeLines(initialEpochsFile(), epochs);
    }

    /** Writes {@code metrics.jsonl} again with all epochs. */
    public void write(List<EpochRecord> epochs) {
        JsonFile.writeLines(epochsFile(), epochs);
    }
}
