package org.kdtoolkit.train.run;

import java.time.Duration;
import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.TrialFolder;

/** The right to run a trial, which one process has at a time. */
final class TrialLock {

    private static final String REMEDY = "let it end, or end it; this one goes on from there";

    /** How long a process may take to end that was told to, or that has written its last file. */
    private static final Duration ENDING = Duration.ofSeconds(5);

    private TrialLock() {}

    /**
     * Takes a trial.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if another process has it; the message says
     *     which
     */
    static FolderLock take(TrialFolder folder) {
        return FolderLock.take(folder.path(), REMEDY);
    }

    /**
     * Takes a trial, also from a process that is just ending.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if another process keeps it for seconds; the
     *     message says which
     */
    static FolderLock await(TrialFolder folder) {
        return FolderLock.await(folder.path(), REMEDY, ENDING);
    }
}
