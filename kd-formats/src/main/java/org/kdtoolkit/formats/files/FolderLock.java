package org.kdtoolkit.formats.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;

/**
 * The right to write to a folder, which one process has at a time. The operating system takes it
 * back when the process ends, however that comes about. While it is held, there is a hidden file in
 * the folder, which says who holds it.
 *
 * <p>Some file systems know no locks, or keep them from other machines. There the holder shows that
 * it lives by the time of that file; a folder that knows no locks at all is used without them by
 * processes of the same machine, and that is logged.
 */
public final class FolderLock implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("kd.lock");

    private static final String NAME = ".lock";

    /** Beyond what the file holds: Windows lets nobody read the bytes that are locked. */
    private static final long LOCKED_BYTE = 1 << 30;

    private static final long BETWEEN_ATTEMPTS = 200_000_000;

    /** How often the file may go away between making and locking it. */
    private static final int ATTEMPTS = 10;

    /**
     * Who holds the locks of this process. A lock of the system belongs to the process, and is lost
     * when any file handle to it is closed: so a lock's file must not even be opened twice.
     */
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;
    private final Collection<Path> made;

    private FolderLock(Path file, FileChannel channel, Collection<Path> made) {
        this.file = file;
        this.channel = channel;
        this.made = made;
    }

    /** Whether a file in a folder is the lock's, and none of its content. */
    public static boolean isLock(Path file) {
        return file.getFileName().toString().equals(NAME);
    }

    /**
     * Who seems to have a folder, without disturbing anybody; empty where nobody has it, or a
     * process of this machine had it and was killed.
     */
    public static Optional<String> holder(Path folder) {
        Path file = real(folder).resolve(NAME);
        if (HELD.containsKey(file)) {
            return Optional.of(HELD.get(file)); // to read it would give the lock back
        }
        return Files.exists(file) && LockOwner.mayLive(file)
                ? Optional.of(LockOwner.of(file))
                : Optional.empty();
    }

    /**
     * Takes a folder, which is made if needed.
     *
     * @param folder the folder
     * @param remedy what to do where somebody else has it, for the message
     * @throws ConfigurationException if another process has it, or another part of this one
     * @throws DataException if nothing can be written there
     */
    public static FolderLock take(Path folder, String remedy) {
        try {
            Deque<Path> made = Durability.createFolders(folder.toAbsolutePath());
            Path file = folder.toRealPath().resolve(NAME);
            String self = LockOwner.self();
            String holder = HELD.putIfAbsent(file, self);
            if (holder != null) {
                throw inUse(folder, holder, remedy);
            }
            return take(file, self, made)
                    .orElseThrow(() -> inUse(folder, LockOwner.of(file), remedy));
        } catch (IOException e) {
            throw new DataException("%s: can't be written (%s)".formatted(folder, e), e);
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException notThere) {
            return folder;
        }
    }

    private static ConfigurationException inUse(Path folder, String holder, String remedy) {
        return new ConfigurationException(
                "the folder %s is in use by %s; %s".formatted(folder, holder, remedy));
    }

    private static Optional<FolderLock> take(Path file, String self, Collection<Path> made)
            throws IOException {
        Optional<FileChannel> channel = Optional.empty();
        boolean written = false;
        try {
            // before the file is locked: to read it afterwards would give the lock back
            if (Files.exists(file) && LockPulse.beatsElsewhere(file, LockPulse.PATIENCE)) {
                return Optional.empty();
            }
            channel = locked(file);
            if (channel.isPresent()) {
                channel.get().truncate(0);
                byte[] text = (self + "\n").getBytes(StandardCharsets.UTF_8);
                channel.get().write(ByteBuffer.wrap(text));
                written = true;
                LockPulse.begin(file);
            }
            return channel.map(open -> new FolderLock(file, open, made));
        } finally {
            if (!written) {
                HELD.remove(file);
                if (channel.isPresent()) {
                    channel.get().close();
                }
            }
        }
    }

    /** The lock's file, open and locked, unless somebody else has it. */
    private static Optional<FileChannel> locked(Path file) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.createDirectories(file.getParent());
                createIfMissing(file);
                Object before = identity(file);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                boolean locked = lock(channel, file);
                if (locked && (before.equals(identity(file)) || attempt == ATTEMPTS)) {
                    return Optional.of(channel);
                }
                channel.close();
                if (!locked) {
                    return Optional.empty();
                }
            } catch (NoSuchFileException e) {
                // the process that had it before has just ended, and removed the file
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void createIfMissing(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // somebody has it, or ended without removing it
        }
    }

    /** Tells a file from another of its name, as far as the file system can. */
    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file : key;
    }

    private static boolean lock(FileChannel channel, Path file) {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException otherClassLoader) {
            return false;
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "%s can't be locked (%s): the file system has no locks; see to it that no other process writes there"
                            .formatted(file.getParent(), e.getMessage()));
            return true;
        }
    }

    /**
     * Sees whether the folder is still there.
     *
     * @throws DataException if it was removed, or its content
     */
    public void requireHeld() {
        if (!Files.exists(file)) {
            throw new DataException(
                    "%s was removed while it was written to; what it held is gone, so run the command again"
                            .formatted(file.getParent()));
        }
    }

    /**
     * Takes a folder as soon as nobody else has it.
     *
     * @param patience how long to wait at most
     * @throws ConfigurationException if another process has it all the time
     * @throws DataException if nothing can be written there
     */
    public static FolderLock await(Path folder, String remedy, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return take(folder, remedy);
            } catch (ConfigurationException inUse) {
                if (System.nanoTime() - until > 0) {
                    throw inUse;
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS);
            }
        }
    }

    /** Gives all folders back that this process has, as the last that it does. */
    public static void releaseAll() {
        HELD.keySet().forEach(file -> file.toFile().delete());
    }

    /** Gives the folder back. If it was made for this and is empty, it goes again. */
    @Override
    public void close() {
        LockPulse.end(file);
        try (channel) {
            Files.deleteIfExists(file);
            removeEmpty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, file + " stays", e); // the next one takes it over
        } finally {
            HELD.remove(file);
        }
    }

    private void removeEmpty() {
        Path[] folders = made.toArray(Path[]::new);
        for (int i = folders.length - 1; i >= 0; i--) {
            if (!folders[i].toFile().delete()) {
                return; // it holds something by now
            }
        }
    }
}
