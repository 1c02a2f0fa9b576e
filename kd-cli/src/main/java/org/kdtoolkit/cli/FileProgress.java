package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.time.Duration;
import org.kdtoolkit.datasets.prepare.PreparationListener;
import org.kdtoolkit.predict.files.FilePredictor;

/**
 * Shows how many files are prepared or read: a bar on a terminal, elsewhere a line now and then.
 */
final class FileProgress implements PreparationListener, FilePredictor.Progress {

    private static final Duration LINE_EVERY = Duration.ofSeconds(10);

    private final PrintStream err;
    private final ProgressBar bar;
    private final long begun = System.nanoTime();
    private long lastLine = begun;

    FileProgress(PrintStream err) {
        this.err = err;
        this.bar = ProgressBar.on(err);
    }

    @Override
    public void prepared(int done, int files) {
        looked(done, 0, files);
    }

    @Override
    public void looked(int read, int leftOut, int files) {
        int done = read + leftOut;
        String text = "%d of %d files".formatted(read, files);
        boolean due = System.nanoTime() - lastLine > LINE_EVERY.toNanos();
        if (done == files) {
            bar.erase();
            err.println(text);
        } else if (bar.shown()) {
            double share = (double) done / files;
            double elapsed = (System.nanoTime() - begun) / 1e9;
            bar.draw(share, text + "  " + Durations.left(elapsed * (1 - share) / share));
        } else if (due) {
            lastLine = System.nanoTime();
            err.println(text);
        }
    }
}
