package org.kdtoolkit.train.grid;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code kd trial --worker} prints at the end of each trial.
 *
 * @param trial the trial's number
 * @param code the exit code that {@code kd trial} would have had
 */
public record WorkerLine(int trial, int code) {

    private static final Pattern FORM = Pattern.compile("trial (\\d{1,9}) ended: (\\d{1,3})");

    /** The line. */
    public String text() {
        return "trial %d ended: %d".formatted(trial, code);
    }

    /** What a line says; empty if it is another. */
    public static Optional<WorkerLine> of(String line) {
        Matcher found = FORM.matcher(line);
        return found.matches()
                ? Optional.of(
                        new WorkerLine(
                                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }
}
