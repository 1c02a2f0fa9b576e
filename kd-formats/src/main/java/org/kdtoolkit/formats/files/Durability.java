package org.kdtoolkit.formats.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes sure that what was written is on the disk, and not only on its way there: a file's content
 * by the file, its name by the folder.
 */
final class Durability {

    private Durability() {}

    /**
     * Waits until a file's content is on the disk.
     *
     * @throws IOException if it can't get there, as on a disk that is full after all
     */
    static void ofContent(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Waits until a folder's list of names is on the disk, where systems have that. */
    static void ofNames(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unknownHere) {
            return; // Windows opens no folders, and some file systems keep names by themselves
        }
    }

    /**
     * Makes a folder and those that it needs, so that they last.
     *
     * @return those that were missing, the outermost first
     * @throws IOException if one can't be made
     */
    static Deque<Path> createFolders(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path next = folder; next != null && !Files.exists(next); next = next.getParent()) {
            missing.push(next);
        }
        Files.createDirectories(folder);
        missing.forEach(made -> ofNames(made.getParent()));
        return missing;
    }
}
