package org.kdtoolkit.train.run;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.kdtoolkit.formats.files.FolderLock;

/** A folder into which nobody else writes meanwhile. */
final class LockedFolder {

    /** What to do where another process writes. */
    static final String ELSEWHERE = "wait until it ends, or choose another folder with --out";

    private LockedFolder() {}

    /**
     * Takes a folder before any work is done for it.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if another process has it
     * @throws org.kdtoolkit.api.data.DataException if nothing can be written there, or somebody has
     *     removed it meanwhile
     */
    static <T> T during(Path folder, Supplier<T> work) {
        try (FolderLock lock = FolderLock.take(folder, ELSEWHERE)) {
            T result = work.get();
            lock.requireHeld();
            return result;
        }
    }
}
