package org.kdtoolkit.formats.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;

/** A lock that another machine holds, whose locks don't reach this one. */
class LockPulseTest {

    private static final String ELSEWHERE =
            "process 12 on another-machine (kd trial runs 3), since 2026-01-01T00:00:00Z\n";

    private static final Duration SHORT = Duration.ofMillis(700);

    @TempDir private Path folder;

    @Test
    void whoeverRenewsTheTimeOfALockElsewhereHasTheFolder() throws Exception {
        Path file = Files.writeString(folder.resolve(".lock"), ELSEWHERE);
        Thread holder = new Thread(() -> renew(file));
        holder.start();
        try {
            assertThatThrownBy(() -> FolderLock.take(folder, "wait"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "the folder %s is in use by process 12 on another-machine (kd trial"
                                    + " runs 3), since 2026-01-01T00:00:00Z; wait",
                            folder);
        } finally {
            holder.interrupt();
            holder.join();
        }
        assertThat(file).hasContent(ELSEWHERE);
    }

    @Test
    void aLockThatIsGivenBackElsewhereWhileSomebodyLooksIsTaken() throws Exception {
        Path file = Files.writeString(folder.resolve(".lock"), ELSEWHERE);
        FutureTask<FolderLock> next = new FutureTask<>(() -> FolderLock.take(folder, "wait"));
        Thread looking = new Thread(next);
        looking.start();
        while (looking.getState() != Thread.State.TIMED_WAITING && looking.isAlive()) {
            Thread.onSpinWait();
        }

        Files.delete(file);

        try (FolderLock lock = next.get(1, TimeUnit.MINUTES)) {
            lock.requireHeld();
        }
    }

    @Test
    void aLockThatNobodyRenewsIsStale() throws IOException {
        Path file = Files.writeString(folder.resolve(".lock"), ELSEWHERE);

        assertThat(LockPulse.beatsElsewhere(file, SHORT)).isFalse();
        assertThat(FolderLock.holder(folder)).contains(ELSEWHERE.strip());
    }

    @Test
    void ofThisMachineTheSystemsOwnLocksAreBelieved() throws Exception {
        try (FolderLock lock = FolderLock.take(folder, "wait")) {
            lock.requireHeld();
            assertThat(FolderLock.holder(folder).orElseThrow())
                    .startsWith("process " + ProcessHandle.current().pid());
        }
        assertThat(FolderLock.holder(folder)).isEmpty();

        Path file =
                Files.writeString(
                        folder.resolve(".lock"),
                        LockOwner.self().replaceFirst("process \\d+", "process 999999999"));
        assertThat(LockPulse.beatsElsewhere(file, SHORT)).isFalse();
        assertThat(FolderLock.holder(folder)).as("a process that ended").isEmpty();
    }

    @Test
    void aHolderRenewsTheTimeAndKeepsTheLock() throws Exception {
        Path file = folder.toRealPath().resolve(".lock");
        try (FolderLock lock = FolderLock.take(folder, "wait")) {
            assertThat(file.toFile().setLastModified(1_000_000_000_000L)).isTrue();
            Thread.sleep(LockPulse.BEAT.plusMillis(800).toMillis());

            assertThat(file.toFile().lastModified()).isGreaterThan(1_000_000_000_000L);
            assertThat(isLockedForOthers(file)).isTrue();
            lock.requireHeld();
        }
    }

    /** Asked from another process, as this one's own locks are no obstacle to itself. */
    private static boolean isLockedForOthers(Path file) throws Exception {
        String inode = String.valueOf(Files.getAttribute(file, "unix:ino"));
        Path locks = Path.of("/proc/locks");
        return !Files.isReadable(locks)
                || Files.readAllLines(locks).stream()
                        .anyMatch(
                                line -> line.contains("POSIX") && line.contains(":" + inode + " "));
    }

    private static void renew(Path file) {
        try {
            for (long time = 1_000_000_000_000L; ; time += 1000) {
                file.toFile().setLastModified(time);
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
