package org.kdtoolkit.train.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryWatchTest {

    private static final long MB = 1 << 20;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Map<Long, Long> peaks = new ConcurrentHashMap<>();
    private volatile long free = 1000 * MB;

    private final MemoryWatch watch =
            new MemoryWatch(
                    new Memory() {
                        @Override
                        public OptionalLong peak(long pid) {
                            Long most = peaks.get(pid);
                            return most == null ? OptionalLong.empty() : OptionalLong.of(most);
                        }

                        @Override
                        public OptionalLong free() {
                            return OptionalLong.of(free);
                        }
                    },
                    said::add);

    @Test
    void theFirstProcessBeginsHoweverLittleIsFree() throws InterruptedException {
        free = 1;

        watch.awaitPlace();

        assertThat(said).isEmpty();
    }

    @Test
    void aSecondWaitsUntilThereIsAsMuchAsTheFirstNeeded() throws InterruptedException {
        runs(1, 600);
        free = 500 * MB;
        Thread second = waiting();

        second.join(1200);
        assertThat(second.isAlive()).isTrue();
        assertThat(said)
                .containsExactly(
                        "a trial has needed 600 MB so far, and 500 MB of memory are free: fewer"
                                + " trials run at once than asked for");

        free = 601 * MB;
        second.join();
        assertThat(said).hasSize(1);
    }

    @Test
    void aSecondBeginsWhenTheFirstHasEnded() throws InterruptedException {
        runs(1, 600);
        free = 500 * MB;
        Thread second = waiting();

        watch.forget(1);

        second.join();
    }

    @Test
    void whatRunningProcessesMayStillGrowByIsNotFree() throws InterruptedException {
        runs(1, 600);
        runs(2, 200);
        free = 900 * MB; // 600 for one more, 400 that the second has not taken yet
        Thread third = waiting();

        third.join(1200);
        assertThat(third.isAlive()).isTrue();

        free = 1000 * MB;
        third.join();
    }

    @Test
    void itIsShortWhenThoseThatRunMayGrowByMoreThanIsFree() {
        runs(1, 600);
        runs(2, 200);

        free = 401 * MB;
        assertThat(watch.isShort()).isFalse();
        free = 399 * MB;
        assertThat(watch.isShort()).isTrue();

        watch.forget(1); // whoever is alone is not asked to end
        assertThat(watch.isShort()).isFalse();
    }

    @Test
    void whatEndsBesideLittleFreeMemoryWasProbablyShortOfIt() {
        free = 500 * MB;
        runs(1, 600);
        runs(2, 200);
        peaks.remove(1L); // it has ended
        free = 900 * MB;
        watch.look(1);

        assertThat(watch.shortage(1)).hasValue(500 * MB);
        assertThat(watch.shortage(2)).isEmpty();
        assertThat(watch.shortage(3)).isEmpty();
    }

    private void runs(long pid, long megabytes) {
        watch.watch(pid);
        peaks.put(pid, megabytes * MB);
        watch.look(pid);
    }

    private Thread waiting() {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                watch.awaitPlace();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        thread.start();
        return thread;
    }
}
