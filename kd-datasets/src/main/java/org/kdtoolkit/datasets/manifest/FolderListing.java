package org.kdtoolkit.datasets.manifest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Tells which files exist, listing each folder once: asking for every file takes much longer. */
final class FolderListing {

    private final Map<Path, Set<String>> names = new HashMap<>();

    boolean contains(Path file) {
        return names.computeIfAbsent(file.getParent(), FolderListing::list)
                        .contains(file.getFileName().toString())
                // a file system may know a file by more spellings than it lists
                || Files.exists(file);
    }

    private static Set<String> list(Path folder) {
        String[] found = folder.toFile().list();
        return found == null ? Set.of() : new HashSet<>(Arrays.asList(found));
    }
}
