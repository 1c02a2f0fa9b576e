package org.kdtoolkit.loading.cache;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where entries stand: under a checksum and an ending, in 256 subfolders named by the checksum's
 * first two digits. Files of other names belong to somebody else.
 *
 * @param root the folder of all
 */
record CachePaths(Path root) {

    /** The ending of a tensor that was decoded. */
    static final String TENSOR = ".tensor";

    /** The ending of what is known of a file. */
    static final String FILE = ".file";

    private static final int SHARDS = 256;
    private static final int SHARD_DIGITS = 2;
    private static final long BLOCK = 4096;

    private static final Pattern OWN =
            Pattern.compile("[0-9a-f]{64}\\.(tensor|file)(\\.[0-9a-f-]{36}\\.part)?");

    /**
     * A file that is kept, or that somebody is writing or has left half written.
     *
     * @param file where
     * @param bytes the room that it takes
     * @param lastUse when it was last used, in milliseconds since 1970
     */
    record Entry(Path file, long bytes, long lastUse) {}

    /** Where the entry of a name stands. */
    Path place(String name) {
        return root.resolve(name.substring(0, SHARD_DIGITS)).resolve(name);
    }

    /** The room that so many bytes take in the blocks of common file systems. */
    static long room(long bytes) {
        return (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }

    /** All entries in any order. */
    List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            addEntries(root.resolve("%02x".formatted(shard)), entries);
        }
        return entries;
    }

    private static void addEntries(Path shard, List<Entry> entries) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(shard, CachePaths::isOwn)) {
            for (Path file : files) {
                addEntry(file, entries);
            }
        } catch (NoSuchFileException | NotDirectoryException nothingThere) {
            return;
        }
    }

    private static boolean isOwn(Path file) {
        return OWN.matcher(file.getFileName().toString()).matches();
    }

    private static void addEntry(Path file, List<Entry> entries) throws IOException {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (found.isRegularFile()) {
                entries.add(
                        new Entry(file, room(found.size()), found.lastModifiedTime().toMillis()));
            }
        } catch (NoSuchFileException goneMeanwhile) {
            return;
        }
    }
}
