package org.kdtoolkit.train.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Printable;

/**
 * Paths as a file names them whose folder may be moved: relative to the folder, where both have a
 * parent folder in common that is not the root. What has none is not going to be moved along, and
 * stays absolute; so does what symbolic links would put elsewhere.
 */
final class PortablePaths implements UnaryOperator<Path> {

    private final Path folder;
    private final Set<Path> kept = new LinkedHashSet<>();

    /**
     * Paths of a file.
     *
     * @param folder where it stands
     */
    PortablePaths(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Path apply(Path path) {
        if (path.isAbsolute() && haveAParentInCommon(path)) {
            Path relative = folder.relativize(path);
            if (leadsTo(path, relative)) {
                return relative.toString().isEmpty() ? Path.of(".") : relative;
            }
        }
        if (path.isAbsolute()) {
            kept.add(path);
        }
        return path;
    }

    private boolean haveAParentInCommon(Path path) {
        return folder.getRoot().equals(path.getRoot())
                && folder.getNameCount() > 0
                && path.getNameCount() > 1
                && folder.getName(0).equals(path.getName(0));
    }

    /** Whether it does from wherever symbolic links put the folder, too. */
    private boolean leadsTo(Path path, Path relative) {
        if (path.startsWith(folder)) {
            return true;
        }
        try {
            Path real = folder.toRealPath();
            Path there = real.resolve(relative).normalize();
            if (real.equals(folder) || there.equals(path)) {
                return true;
            }
            return Files.exists(path) && Files.exists(there) && Files.isSameFile(path, there);
        } catch (IOException e) {
            return false; // nobody can tell, and the absolute path is right for now
        }
    }

    /** What a reader of the file should know of its paths: lines of YAML. */
    String comment() {
        String absolute =
                kept.isEmpty()
                        ? ""
                        : "# Absolute, since they have no folder in common with this one: %s\n"
                                .formatted(
                                        kept.stream()
                                                .map(path -> Printable.line(path.toString()))
                                                .collect(Collectors.joining(", ")));
        return "# Relative paths begin at this file's folder, which can be moved together with what"
                + " they name.\n"
                + absolute;
    }
}
