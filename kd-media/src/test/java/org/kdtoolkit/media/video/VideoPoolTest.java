package org.kdtoolkit.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.SampleException;

class VideoPoolTest {

    @TempDir private Path folder;

    private final List<Path> files = new ArrayList<>();

    @BeforeEach
    void copyVideos() throws IOException {
        for (int i = 0; i < 4; i++) {
            Path file = folder.resolve(i + ".hdf5");
            files.add(Files.copy(Path.of("src/test/resources/videos/rows.hdf5"), file));
        }
    }

    @Test
    void lendsAnOpenVideoAgain() throws SampleException {
        try (VideoPool pool = new VideoPool(1)) {
            Video first = borrowAndReturn(pool, 0);
            assertThat(borrowAndReturn(pool, 0)).isSameAs(first);
        }
    }

    @Test
    void opensAnotherOneWhereTheFirstIsOut() throws SampleException {
        try (VideoPool pool = new VideoPool(2);
                VideoPool.Loan one = pool.borrow(files.get(0));
                VideoPool.Loan other = pool.borrow(files.get(0))) {
            assertThat(other.video()).isNotSameAs(one.video());
        }
    }

    @Test
    void closesTheOneThatWasUsedTheLongestTimeAgo() throws SampleException {
        try (VideoPool pool = new VideoPool(2)) {
            Video first = borrowAndReturn(pool, 0);
            Video second = borrowAndReturn(pool, 1);
            borrowAndReturn(pool, 0);
            Video third = borrowAndReturn(pool, 2);
            assertClosed(second);
            assertThat(borrowAndReturn(pool, 0)).isSameAs(first);
            assertThat(borrowAndReturn(pool, 2)).isSameAs(third);
        }
    }

    @Test
    void keepsNothingOpenIfToldSo() throws SampleException {
        try (VideoPool pool = new VideoPool(0)) {
            assertClosed(borrowAndReturn(pool, 0));
        }
        assertThatThrownBy(() -> new VideoPool(-1))
                .hasMessage("0 or more videos stay open, found -1");
    }

    @Test
    void closesVideosWhenItIsClosedOrTheyComeBack() throws SampleException {
        VideoPool pool = new VideoPool(4);
        Video idle = borrowAndReturn(pool, 0);
        VideoPool.Loan out = pool.borrow(files.get(1));
        pool.close();
        pool.close();
        assertClosed(idle);
        Video video = out.video();
        assertThat(video.read(0)).hasSize(1);
        out.close();
        out.close();
        assertClosed(video);
        assertThatThrownBy(out::video).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pool.borrow(files.get(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the pool of videos is closed");
    }

    @Test
    void passesOnWhatIsWrongWithAFile() {
        try (VideoPool pool = new VideoPool(1)) {
            assertThatThrownBy(() -> pool.borrow(folder.resolve("absent.hdf5")))
                    .isInstanceOf(SampleException.class);
        }
    }

    @Test
    void neverLendsAVideoToTwoThreads() throws InterruptedException, ExecutionException {
        Set<Video> out = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (VideoPool pool = new VideoPool(3)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Path file = files.get(i % files.size());
                int number = i % 6;
                tasks.add(
                        () -> {
                            try (VideoPool.Loan loan = pool.borrow(file)) {
                                assertThat(out.add(loan.video())).isTrue();
                                int red = loan.video().read(number).get(0).rgb()[0] & 0xff;
                                assertThat(red).isBetween(20 * number - 2, 20 * number + 2);
                                out.remove(loan.video());
                            }
                            return null;
                        });
            }
            for (Future<Void> future : threads.invokeAll(tasks)) {
                future.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(out).isEmpty();
    }

    private Video borrowAndReturn(VideoPool pool, int file) throws SampleException {
        try (VideoPool.Loan loan = pool.borrow(files.get(file))) {
            return loan.video();
        }
    }

    private static void assertClosed(Video video) {
        assertThatThrownBy(() -> video.read(0)).hasMessage("the video is closed");
    }
}
