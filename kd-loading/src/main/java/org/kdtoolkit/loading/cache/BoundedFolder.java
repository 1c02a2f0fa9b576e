package org.kdtoolkit.loading.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kdtoolkit.formats.files.PartialFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Named bytes in a folder of bounded size, which several threads and processes may use at once.
 * Entries appear whole, and may be gone at any time. Once one can't be written, as on a full disk,
 * no more are; that is logged, once.
 */
final class BoundedFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("kd.cache");

    /** How often the last use is noted at most, so that reading stays cheap. */
    private static final long NOTED_EVERY = Duration.ofHours(1).toMillis();

    private final CachePaths layout;
    private final CacheSpace room;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Touches nothing yet; the folder is made with its first entry.
     *
     * @param folder where entries stand
     * @param bound the most bytes that all of them may take
     */
    BoundedFolder(Path folder, long bound) {
        this.layout = new CachePaths(folder.toAbsolutePath());
        this.room = new CacheSpace(layout, bound, layout.root().toFile()::getUsableSpace);
    }

    /** The entry of a name, if it is there. */
    Optional<byte[]> find(String name) {
        Path file = layout.place(name);
        try {
            byte[] bytes = Files.readAllBytes(file);
            noteUse(file);
            return Optional.of(bytes);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private void noteUse(Path file) {
        long now = System.currentTimeMillis();
        try {
            long noted = Files.getLastModifiedTime(file).toMillis();
            if (noted < Math.max(room.began(), now - NOTED_EVERY)) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(now));
            }
        } catch (IOException e) {
            LOG.debug("the use of {} can't be noted", file, e); // it may have to go early
        }
    }

    /** Keeps an entry, over what was under its name, if there is room for it. */
    void keep(String name, byte[] bytes) {
        try {
            if (!stopped.get() && room.take(CachePaths.room(bytes.length))) {
                write(layout.place(name), bytes);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("somebody deleted {} while it was written", name, e);
        } catch (IOException e) {
            stop(e);
        }
    }

    private static void write(Path place, byte[] bytes) throws IOException {
        Files.createDirectories(place.getParent());
        PartialFile file = PartialFile.ofOneOfSeveral(place);
        try {
            Files.write(file.part(), bytes, StandardOpenOption.CREATE_NEW);
            file.move();
        } catch (IOException e) {
            Files.deleteIfExists(file.part());
            throw e;
        }
    }

    private void stop(IOException cause) {
        if (!stopped.getAndSet(true)) {
            LOG.warn(
                    "no more decoded samples are kept in {} ({}); make it writable, or name another"
                            + " folder in 'dataset.disk-cache.folder'",
                    layout.root(),
                    cause.toString());
        }
    }

    /** Whether it is pointless to keep anything, for the time being. */
    boolean isFull() {
        return stopped.get() || room.isFull();
    }

    /** Makes sure that the bound holds. */
    @Override
    public void close() {
        try {
            if (!stopped.get()) {
                room.settle();
            }
        } catch (IOException e) {
            stop(e);
        }
    }
}
