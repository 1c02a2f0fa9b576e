package org.kdtoolkit.train.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A place for results. */
public final class OutputPlace {

    private OutputPlace() {}

    /**
     * What is wrong with a folder for results that may not be there yet, as far as that shows
     * without anything being made.
     */
    public static Optional<String> objection(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            return Optional.of(
                    "the output folder %s is a file; choose another with --out".formatted(folder));
        }
        if (Files.isSymbolicLink(folder) && !Files.exists(folder)) {
            return Optional.of(
                    "the output folder %s is a link to a place that is missing; make it, or choose another with --out"
                            .formatted(folder));
        }
        Path there = nearest(folder.toAbsolutePath());
        if (!Files.isDirectory(there)) {
            return Optional.of(
                    "the output folder %s can't be made, as %s is a file; choose another with --out"
                            .formatted(folder, there));
        }
        if (!Files.isWritable(there)) {
            return Optional.of(
                    "the output folder %s can't be written, as you may not write to %s; choose another with --out"
                            .formatted(folder, there));
        }
        return Optional.empty();
    }

    /** What is there of a path: itself, or the folder nearest to it. */
    private static Path nearest(Path path) {
        Path there = path;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
