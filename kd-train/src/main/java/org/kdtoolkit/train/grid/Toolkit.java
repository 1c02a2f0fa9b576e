package org.kdtoolkit.train.grid;

import org.kdtoolkit.predict.ToolkitVersion;

/** By what name this toolkit is told from others. */
final class Toolkit {

    private static final int DIGITS = 12;

    private Toolkit() {}

    /** Version and commit, as {@code 1.0.0, 0123456789ab}. */
    static String name() {
        return ToolkitVersion.text()
                + ToolkitVersion.commit().map(commit -> ", " + shortened(commit)).orElse("");
    }

    private static String shortened(String commit) {
        int end = commit.indexOf('-');
        String digits = end < 0 ? commit : commit.substring(0, end);
        return digits.substring(0, Math.min(DIGITS, digits.length()))
                + (end < 0 ? "" : commit.substring(end));
    }
}
