package org.kdtoolkit.datasets.manifest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.data.DataException;

/** Collects what is wrong with a list, so that all of it is said at once. */
final class Problems {

    private static final int MOST = 20;

    private final Path file;
    private final List<String> found = new ArrayList<>();

    Problems(Path file) {
        this.file = file;
    }

    /** Whether it is pointless to go on. */
    boolean full() {
        return found.size() >= MOST;
    }

    boolean none() {
        return found.isEmpty();
    }

    void add(String problem) {
        found.add(problem);
    }

    void add(long line, String problem) {
        found.add("line %d: %s".formatted(line, problem));
    }

    /**
     * Ends the collection.
     *
     * @throws DataException with all that was added, if anything was
     */
    void raise() {
        if (found.isEmpty()) {
            return;
        }
        String rest = full() ? "\n  reading stopped here, after %d problems".formatted(MOST) : "";
        throw new DataException(
                "%s can't be used as a manifest:\n  %s%s"
                        .formatted(file, String.join("\n  ", found), rest));
    }

    /** A single problem that ends everything. */
    static DataException fatal(Path file, String problem, Throwable cause) {
        return new DataException(
                "%s can't be used as a manifest: %s".formatted(file, problem), cause);
    }
}
