package org.kdtoolkit.formats.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds files whose names on disk are in another Unicode normal form than in a list. Some systems
 * write é as one character, others as a letter and an accent; both look alike, and most file
 * systems take them for different names. Each folder is listed once.
 */
public final class DiskSpelling {

    private final Map<Path, Map<String, Path>> folders = new HashMap<>();

    /**
     * A path by the names that the disk has for it.
     *
     * @param root a folder as the disk spells it
     * @param path as it was written, absolute
     * @return another spelling of it, if something is there and nothing at the path as it is
     */
    public Path of(Path root, Path path) {
        boolean inside = path.startsWith(root);
        Path begin = inside ? root : path.getRoot();
        Path names = begin.relativize(path);
        return isAscii(names.toString()) || Files.exists(path)
                ? path
                : respelt(begin, names).orElse(path);
    }

    private Optional<Path> respelt(Path begin, Path names) {
        Path found = begin;
        for (Path name : names) {
            Path next = found.resolve(name);
            if (!Files.exists(next)) {
                next = folders.computeIfAbsent(found, DiskSpelling::list).get(composed(name));
            }
            if (next == null) {
                return Optional.empty();
            }
            found = next;
        }
        return Optional.of(found);
    }

    /** The files of a folder by their names in composed form. */
    private static Map<String, Path> list(Path folder) {
        Map<String, Path> files = new HashMap<>();
        String[] names = folder.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (!isAscii(name)) {
                Path file = folder.resolve(name);
                files.put(composed(file.getFileName()), file);
            }
        }
        return files;
    }

    private static String composed(Path name) {
        return Normalizer.normalize(name.toString(), Normalizer.Form.NFC);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
