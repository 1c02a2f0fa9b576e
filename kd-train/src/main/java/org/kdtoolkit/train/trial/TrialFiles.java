package org.kdtoolkit.train.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

/** The files in a trial's folder, whatever they hold: removed, copied and moved. */
public final class TrialFiles {

    private final Path folder;

    /** The files in a trial's folder. */
    public TrialFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Removes what an earlier run left. What the rest is read by goes first: whatever breaks this
     * off, nobody goes on from half of it.
     */
    public void clear() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Files.deleteIfExists(
                    folder.resolve(TrialArtifacts.CHECKPOINT).resolve(Checkpoint.STATE));
            Files.deleteIfExists(new TrialFolder(folder).resultFile());
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            boolean locked = all.stream().anyMatch(FolderLock::isLock);
            for (Path file : all) {
                if (!FolderLock.isLock(file) && !(locked && file.equals(folder))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("%s: can't be removed (%s)".formatted(folder, e), e);
        }
    }

    /**
     * Removes the checkpoint of a trial that ran to its end, which nobody goes on from.
     *
     * @throws DataException if it can't be removed
     */
    public void dropCheckpoint() {
        remove(file -> file.startsWith(folder.resolve(TrialArtifacts.CHECKPOINT)));
    }

    /**
     * Removes all that a trial that ran to its end has left but for its figures: {@code
     * result.json}, which promises no more from then on, the curves, and where it ran.
     *
     * @throws DataException if something can't be removed
     */
    public void keepFigures(TrialResult.Done result) {
        TrialFolder trial = new TrialFolder(folder);
        String curves = trial.epochsFile().getFileName().toString();
        trial.write(result.withFiles(Map.of(curves, new NetworkWriter(folder).checksum(curves))));
        Set<Path> figures =
                Set.of(
                        folder,
                        trial.resultFile(),
                        trial.epochsFile(),
                        folder.resolve("environment.json"));
        remove(file -> !figures.contains(file) && !FolderLock.isLock(file));
    }

    private void remove(Predicate<Path> which) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).filter(which).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("%s: can't be removed (%s)".formatted(folder, e), e);
        }
    }

    /**
     * Takes over all that another trial left.
     *
     * @throws DataException if a file can't be read or written
     */
    public void copyOf(Path other) {
        clear();
        try (Stream<Path> files = Files.walk(other)) {
            Files.createDirectories(folder.getParent());
            for (Path file : files.toList()) { // each folder comes before its files
                if (!FolderLock.isLock(file)) {
                    Files.copy(file, folder.resolve(other.relativize(file)));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("%s: can't be copied (%s)".formatted(other, e), e);
        }
    }

    /**
     * Moves everything to another folder at once, in the place of what is there.
     *
     * @throws DataException if it can't be moved
     */
    public void moveTo(Path other) {
        new TrialFiles(other).clear();
        try {
            Files.move(folder, other, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DataException("%s: can't be moved (%s)".formatted(folder, e), e);
        }
    }
}
