package org.kdtoolkit.train.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.track.TrackedEnd;
import org.kdtoolkit.api.track.TrackedEpoch;
import org.kdtoolkit.api.track.Tracker;

class OutboxTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final TrackedEnd DONE = new TrackedEnd.Done(2, Map.of("test/top1", 0.5));

    private final Noting noting = new Noting();

    /** Notes what it takes; refuses what it is told to refuse. */
    private static final class Noting implements Tracker {

        private final List<Object> taken = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch refused = new CountDownLatch(1);
        private int refusals;
        private boolean closed;

        @Override
        public void epochs(List<TrackedEpoch> epochs) throws IOException {
            if (refusals > 0) {
                refusals--;
                refused.countDown();
                throw new IOException("the server is down; start it");
            }
            epochs.forEach(epoch -> taken.add(epoch.number()));
        }

        @Override
        public void ended(TrackedEnd end) {
            taken.add(end);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void allIsTakenInItsOrderAndOnce() {
        Outbox outbox = new Outbox("noting", () -> noting);

        outbox.add(List.of(epoch(1), epoch(2)));
        outbox.add(List.of(epoch(3)));
        outbox.end(DONE, LONG);

        assertThat(noting.taken).containsExactly(1, 2, 3, DONE);
        assertThat(noting.closed).isTrue();
        assertThat(outbox.warning()).isEmpty();
    }

    @Test
    void whatWasRefusedIsOfferedAgainAndTheUserIsWarnedOnce() throws InterruptedException {
        noting.refusals = 1;
        Outbox outbox = new Outbox("noting", () -> noting);

        outbox.add(List.of(epoch(1)));
        noting.refused.await();
        outbox.add(List.of(epoch(2)));
        outbox.end(DONE, LONG);

        assertThat(noting.taken).containsExactly(1, 2, DONE);
        assertThat(outbox.warning())
                .contains(
                        "tracking by 'noting': the server is down; start it; the trial does not"
                                + " need it, and goes on");
        assertThat(outbox.warning()).isEmpty();
        assertThat(noting.closed).isTrue();
    }

    @Test
    void aTrackerThatIsThereLaterGetsAllThatItMissed() throws InterruptedException {
        CountDownLatch refused = new CountDownLatch(1);
        int[] attempts = {0};
        Outbox outbox =
                new Outbox(
                        "late",
                        () -> {
                            if (attempts[0]++ == 0) {
                                refused.countDown();
                                throw new IllegalStateException("not yet");
                            }
                            return noting;
                        });
        refused.await();

        outbox.add(List.of(epoch(1), epoch(2)));
        outbox.end(DONE, LONG);

        assertThat(noting.taken).containsExactly(1, 2, DONE);
        assertThat(outbox.warning().orElseThrow()).contains("'late': not yet;");
    }

    @Test
    void aTrackerThatHangsHoldsNobodyUp() {
        CountDownLatch never = new CountDownLatch(1);
        Outbox outbox =
                new Outbox(
                        "hanging",
                        () -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            return noting;
                        });
        long begin = System.nanoTime();

        outbox.add(List.of(epoch(1)));
        outbox.end(DONE, Duration.ofMillis(50));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG);
        assertThat(outbox.warning().orElseThrow())
                .contains("'hanging': it did not take all within 50 ms;");
    }

    @Test
    void anErrorOfAPlugInIsSaidToo() {
        Outbox outbox =
                new Outbox(
                        "old",
                        () -> {
                            throw new NoSuchMethodError("of another version");
                        });

        outbox.end(DONE, LONG);

        assertThat(outbox.warning().orElseThrow()).contains("of another version");
    }

    private static TrackedEpoch epoch(int number) {
        return new TrackedEpoch(number, Instant.EPOCH, Map.of("validation/top1", 0.5));
    }
}
