package org.kdtoolkit.cli;

import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.kdtoolkit.train.trial.BatchProgress;
import org.kdtoolkit.train.trial.BatchProgress.Work;

/** What is done right now, how far it is, and how long the rest of it takes. */
final class WorkUnderWay {

    private final LongSupplier clock;
    private BatchProgress now = BatchProgress.of(Work.READING, "", 0, 0);
    private Map<String, Double> losses = Map.of();
    private int doneAtBegin;
    private long begun;

    /**
     * Nothing yet.
     *
     * @param clock the time in nanoseconds
     */
    WorkUnderWay(LongSupplier clock) {
        this.clock = clock;
        this.begun = clock.getAsLong();
    }

    /** Takes note; other work, or the same from its beginning, has an estimate of its own. */
    void add(BatchProgress progress) {
        boolean goesOn =
                progress.work() == now.work()
                        && progress.of().equals(now.of())
                        && progress.done() > now.done();
        if (!goesOn) {
            // the first batch counts from its end: nobody knows when it began
            begun = clock.getAsLong();
            doneAtBegin = progress.done();
        }
        now = progress;
        if (!progress.losses().isEmpty()) {
            losses = progress.losses();
        }
    }

    /** A trial begins, of which no loss is known. */
    void beginTrial() {
        losses = Map.of();
        now = BatchProgress.of(Work.TRAINING, "", 0, 0);
    }

    /**
     * An epoch is over, and none of the next is done.
     *
     * @param means the losses over the epoch, which are known until the next are read
     */
    void beginEpoch(Map<String, Double> means) {
        losses = means;
        now = BatchProgress.of(Work.TRAINING, "", 0, 0);
    }

    /** How much of a training epoch is done, from 0 to 1; all of it while students are judged. */
    double shareOfEpoch() {
        return switch (now.work()) {
            case TRAINING -> share();
            case JUDGING -> 1;
            case READING, ASKING -> 0;
        };
    }

    private double share() {
        return now.total() == 0 ? 0 : Math.min(1, (double) now.done() / now.total());
    }

    /** Such as {@code training 64/157, 8 s left}. */
    String text() {
        return name() + count() + estimate();
    }

    private String name() {
        return switch (now.work()) {
            case READING -> "reading the data";
            case ASKING -> "asking " + now.of();
            case TRAINING -> "training";
            case JUDGING -> "judging " + now.of();
        };
    }

    private String count() {
        return now.total() == 0
                ? ""
                : " %d/%d".formatted(Math.min(now.done(), now.total()), now.total());
    }

    private String estimate() {
        int since = now.done() - doneAtBegin;
        int rest = now.total() - now.done();
        if (since <= 0 || rest <= 0) {
            return "";
        }
        double elapsed = (clock.getAsLong() - begun) / 1e9;
        return ", " + Durations.left(elapsed * rest / since);
    }

    /** The first loss term as far as it is known, or nothing: {@code class 0.532}. */
    String loss() {
        return losses.entrySet().stream()
                .limit(1)
                .map(WorkUnderWay::text)
                .collect(Collectors.joining());
    }

    private static String text(Map.Entry<String, Double> loss) {
        return "%s %.3f".formatted(loss.getKey(), loss.getValue());
    }
}
