package org.kdtoolkit.formats.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;

class FolderLockTest {

    private static final String REMEDY = "choose another";

    @TempDir private Path folder;

    @Test
    void isHeldOnceInAProcess() {
        try (FolderLock lock = FolderLock.take(folder, REMEDY)) {
            lock.requireHeld();
            assertThatThrownBy(() -> FolderLock.take(folder.resolve("../" + name()), REMEDY))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageMatching(inUse(folder + "/../" + name(), selfPid()));
        }
        FolderLock.take(folder, REMEDY).close();
    }

    @Test
    void isHeldByOneOfManyThreads() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        Callable<Void> visit =
                () -> {
                    try (FolderLock lock = FolderLock.take(folder, REMEDY)) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        taken.incrementAndGet();
                        lock.requireHeld();
                        inside.decrementAndGet();
                    } catch (ConfigurationException inUse) {
                        assertThat(inUse).hasMessageStartingWith("the folder " + folder);
                    }
                    return null;
                };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (Future<Void> done : threads.invokeAll(Collections.nCopies(200, visit))) {
            done.get();
        }
        threads.shutdown();
        assertThat(most).hasValue(1);
        assertThat(taken.get()).isPositive();
    }

    @Test
    void isHeldByOneProcessAndNamesIt() throws IOException, InterruptedException {
        Process other = LockingProcess.start(folder);
        assertThat(firstLine(other)).isEqualTo(LockingProcess.TAKEN);

        assertThatThrownBy(() -> FolderLock.take(folder, REMEDY))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageMatching(inUse(folder.toString(), Long.toString(other.pid())))
                .hasMessageContaining("LockingProcess " + folder);

        other.getOutputStream().close();
        assertThat(other.waitFor()).isZero();
        FolderLock.take(folder, REMEDY).close();
    }

    @Test
    void isNotLostByATryOfTheSameProcess() throws IOException, InterruptedException {
        try (FolderLock lock = FolderLock.take(folder, REMEDY)) {
            assertThatThrownBy(() -> FolderLock.take(folder, REMEDY))
                    .isInstanceOf(ConfigurationException.class);
            Process other = LockingProcess.start(folder);
            assertThat(firstLine(other)).matches(inUse(folder.toString(), selfPid()));
            assertThat(other.waitFor()).isZero();
            lock.requireHeld();
        }
    }

    @Test
    void endsWithItsProcessHoweverThatEnds() throws IOException, InterruptedException {
        Process other = LockingProcess.start(folder);
        assertThat(firstLine(other)).isEqualTo(LockingProcess.TAKEN);
        other.destroyForcibly().waitFor();
        assertThat(files()).hasSize(1).allMatch(FolderLock::isLock);

        FolderLock.take(folder, REMEDY).close();

        assertThat(files()).isEmpty();
    }

    @Test
    void leavesNothingBehind() throws IOException {
        Path inner = folder.resolve("a/b");

        FolderLock.take(inner, REMEDY).close();
        assertThat(folder.resolve("a")).doesNotExist();

        try (FolderLock lock = FolderLock.take(inner, REMEDY)) {
            lock.requireHeld();
            Files.createFile(inner.resolve("result"));
        }
        assertThat(inner).isDirectoryContaining("glob:**/result");
        assertThat(inner).isDirectoryNotContaining("glob:**/.lock");
    }

    @Test
    void noticesThatTheFolderWasRemoved() throws IOException {
        Path inner = folder.resolve("a");
        try (FolderLock lock = FolderLock.take(inner, REMEDY)) {
            Files.delete(inner.resolve(".lock"));
            Files.delete(inner);
            assertThatThrownBy(lock::requireHeld)
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "%s was removed while it was written to; what it held is gone, so run the command again"
                                    .formatted(inner));
        }
        assertThat(inner).doesNotExist();
    }

    @Test
    void sayWhereNothingCanBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> FolderLock.take(file, REMEDY))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: can't be written (java.nio.file.FileAlreadyExistsException: %s)"
                                .formatted(file, file));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private String name() {
        return folder.getFileName().toString();
    }

    private static String selfPid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static String inUse(String folder, String pid) {
        return "the folder \\Q%s\\E is in use by process %s( on \\S+)? \\(.*\\), since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ; choose another"
                .formatted(folder, pid);
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
    }
}
