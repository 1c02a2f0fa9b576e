package org.kdtoolkit.train.run;

import org.kdtoolkit.formats.files.FolderLock;
import org.kdtoolkit.report.result.TrialFolder;

/** The right to run a trial, which one process has at a time. */
final class TrialLock {

    private static final String REMEDY = "let it end, or end it; this one goes on from there";

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
}
