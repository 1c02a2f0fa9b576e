package org.kdtoolkit.formats.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs of life in the files of locks. Some folders are shared by machines whose locks don't reach
 * each other: whoever holds a lock renews its file's time, and whoever finds the file of another
 * machine looks whether somebody does.
 */
final class LockPulse {

    /** How often a holder renews the time. */
    static final Duration BEAT = Duration.ofSeconds(4);

    /** How long somebody looks: two beats, and a little for a slow server. */
    static final Duration PATIENCE = BEAT.multipliedBy(2).plusSeconds(2);

    private static final long LOOKS_EVERY_MILLISECONDS = 200;

    private static final Set<Path> BEATING = ConcurrentHashMap.newKeySet();

    private static boolean begun;

    private LockPulse() {}

    /** Renews the time of a lock's file from now on. */
    static void begin(Path file) {
        BEATING.add(file);
        begin();
    }

    private static synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread pulse = new Thread(LockPulse::beat, "kd-lock-pulse");
            pulse.setDaemon(true);
            pulse.start();
        }
    }

    /** Leaves a lock's file as it is from now on. */
    static void end(Path file) {
        BEATING.remove(file);
    }

    private static void beat() {
        try {
            while (true) {
                Thread.sleep(BEAT.toMillis());
                BEATING.forEach(LockPulse::renew);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void renew(Path file) {
        // by its name: the newer way opens the file, and closing it would give the lock back
        boolean gone = !file.toFile().setLastModified(System.currentTimeMillis());
        if (gone) {
            end(file); // whoever writes to the folder next finds that out
        }
    }

    /**
     * Whether a process of another machine renews the time of a lock's file. One that removes the
     * file meanwhile has just given the lock back.
     */
    static boolean beatsElsewhere(Path file, Duration patience) throws IOException {
        if (!LockOwner.isOfOtherHost(file)) {
            return false;
        }
        long until = System.nanoTime() + patience.toNanos();
        try {
            FileTime first = time(file);
            while (System.nanoTime() - until < 0) {
                Thread.sleep(LOOKS_EVERY_MILLISECONDS);
                if (!time(file).equals(first)) {
                    return true;
                }
            }
        } catch (NoSuchFileException givenBack) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Opened first: only then do network file systems ask their server anew. */
    private static FileTime time(Path file) throws IOException {
        try (InputStream opened = Files.newInputStream(file)) {
            return Files.getLastModifiedTime(file);
        }
    }
}
