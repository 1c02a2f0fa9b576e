package org.kdtoolkit.loading.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.formats.files.Sha256;

class CacheSpaceTest {

    private static final long BLOCK = 4096;
    private static final long BOUND = 64 * BLOCK;
    private static final long PLENTY = 1L << 40;

    @TempDir private Path folder;

    @Test
    void endsAtTheBound() throws IOException {
        assertThat(blocksTaken(new CacheSpace(new CachePaths(folder), BOUND, () -> PLENTY)))
                .isEqualTo(64);
    }

    @Test
    void leavesAGigabyteOfTheDiskToOthers() throws IOException {
        CacheSpace room =
                new CacheSpace(
                        new CachePaths(folder),
                        BOUND,
                        () -> CacheSpace.RESERVE + 6 * BLOCK - used());
        assertThat(blocksTaken(room)).isEqualTo(6);
        assertThat(room.isFull()).isTrue();
    }

    @Test
    void whatIsUnusedMakesRoomOnAFullDiskAndWhatIsInUseStays() throws IOException {
        SourceFiles.write(entry(0), "x");
        Files.writeString(entry(1), "x");
        CacheSpace room = new CacheSpace(new CachePaths(folder), BOUND, () -> 0);
        assertThat(room.take(BLOCK)).isTrue();
        assertThat(entry(0)).doesNotExist();
        assertThat(room.take(BLOCK)).isFalse();
        assertThat(entry(1)).exists();
    }

    @Test
    void nothingIsTakenWhileAnotherCounts() throws IOException {
        CacheSpace room = new CacheSpace(new CachePaths(folder), BOUND, () -> PLENTY);
        try (FileChannel file =
                        FileChannel.open(
                                folder.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(room.take(BLOCK)).isFalse();
        }
        assertThat(room.take(BLOCK)).isTrue();
    }

    /** Takes blocks, and writes files of them, until there are no more; how many that were. */
    private int blocksTaken(CacheSpace room) throws IOException {
        int taken = 0;
        while (room.take(BLOCK)) {
            Files.writeString(entry(taken++), "x");
        }
        return taken;
    }

    private Path entry(int number) throws IOException {
        Path entry =
                new CachePaths(folder)
                        .place(Sha256.of(Integer.toString(number)) + CachePaths.TENSOR);
        Files.createDirectories(entry.getParent());
        return entry;
    }

    private long used() {
        try {
            return DiskCache.bytes(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
