package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.time.Duration;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.train.run.ExtractionListener;

/** Shows how an extraction gets on: a line when a subset is done, and now and then before. */
final class ExtractionProgress implements ExtractionListener {

    private static final Duration LINE_EVERY = Duration.ofSeconds(10);

    private final PrintStream err;
    private long lastLine = System.nanoTime();

    ExtractionProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void extracted(String teacher, Subset subset, int done, int samples) {
        boolean due = System.nanoTime() - lastLine > LINE_EVERY.toNanos();
        if (due || done == samples) {
            lastLine = System.nanoTime();
            err.println("%s: %d of %d %s samples".formatted(teacher, done, samples, subset.key()));
        }
    }
}
