package org.kdtoolkit.predict.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;

/**
 * Finds the files that a student is asked about: files by their names whatever their ending, the
 * files of its kind in folders and in the folders below, and what fits a pattern that the shell
 * left alone.
 */
public final class InputSearch {

    /** How many names of files of other kinds a message shows. */
    private static final int SHOWN = 3;

    private final List<String> endings;
    private final List<Path> files = new ArrayList<>();
    private final Set<Path> known = new HashSet<>();
    private final Set<Path> entered = new HashSet<>();
    private int duplicates;
    private int passedOver;

    /**
     * Begins a search.
     *
     * @param endings of the student's kind of files, in lower case without dot; the empty one
     *     stands for folders of frames
     */
    public InputSearch(List<String> endings) {
        this.endings = endings;
    }

    /**
     * What was found.
     *
     * @param files in the order of the inputs, those of a folder by their names; each once
     * @param duplicates how many were found more than once
     * @param passedOver how many files in folders are of no ending of the student's kind
     */
    public record Found(List<Path> files, int duplicates, int passedOver) {}

    /**
     * Adds what a word on the command line stands for.
     *
     * @param word a file, a folder, or a pattern such as {@code "pictures/*.png"}
     * @throws DataException if there is nothing of that name, or nothing that the student perceives
     */
    public InputSearch add(String word) {
        Path path = path(word);
        if (Files.isDirectory(path)) {
            addFolder(path);
        } else if (!Files.exists(path) && PathPattern.isPattern(word)) {
            addMatching(word);
        } else {
            requireThere(path, word);
            keep(path);
        }
        return this;
    }

    /**
     * Adds the files that a list names, one a line; empty lines count for nothing.
     *
     * @param list in UTF-8; paths in it begin at its folder
     * @throws DataException if it can't be read, names no file, or one that is not there
     */
    public InputSearch addList(Path list) {
        List<String> lines = lines(list);
        int before = files.size() + duplicates;
        for (int line = 0; line < lines.size(); line++) {
            String name = lines.get(line).strip();
            if (!name.isEmpty()) {
                Path path = list.resolveSibling(path(name));
                requireThere(path, "%s, line %d: '%s'".formatted(list, line + 1, name));
                keep(path);
            }
        }
        if (files.size() + duplicates == before) {
            throw new DataException(list + ": names no file; expected one a line");
        }
        return this;
    }

    /** All that was found so far. */
    public Found found() {
        return new Found(List.copyOf(files), duplicates, passedOver);
    }

    private static List<String> lines(Path list) {
        try {
            return Files.readString(list).replaceFirst("^\ufeff", "").lines().toList();
        } catch (CharacterCodingException e) {
            throw new DataException(list + ": is not UTF-8; save it in that encoding", e);
        } catch (IOException e) {
            throw new DataException(
                    Files.exists(list)
                            ? "%s: can't be read (%s)".formatted(list, e)
                            : list + ": there is no such list",
                    e);
        }
    }

    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new ConfigurationException(
                    "'%s' is no path: %s".formatted(word, e.getReason()), e);
        }
    }

    private static void requireThere(Path path, String where) {
        if (!Files.exists(path)) {
            throw new DataException(where + ": there is no such file or folder");
        }
    }

    private void addFolder(Path folder) {
        if (isSample(folder)) {
            keep(folder);
            return;
        }
        List<Path> others = new ArrayList<>();
        int before = files.size() + duplicates;
        walk(folder, others);
        if (files.size() + duplicates == before) {
            throw new DataException(
                    "%s: holds no file that the student perceives (by ending: %s)%s"
                            .formatted(folder, named(), found(others)));
        }
        passedOver += others.size();
    }

    private void walk(Path folder, List<Path> others) {
        Path real = identity(folder);
        if (!entered.add(real)) {
            return; // a link leads back to a folder that it is in
        }
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                if (isSample(entry)) {
                    keep(entry);
                } else {
                    walk(entry, others);
                }
            } else if (endings.contains(ending(entry))) {
                keep(entry);
            } else {
                others.add(entry);
            }
        }
        entered.remove(real);
    }

    /** What is in a folder by name, apart from what is hidden. */
    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(folder, e), e);
        }
    }

    /** Whether a folder is one sample: files of frames, none of which is a sample itself. */
    private boolean isSample(Path folder) {
        if (!endings.contains("")) {
            return false;
        }
        List<Path> entries = entries(folder);
        return !entries.isEmpty()
                && entries.stream().noneMatch(Files::isDirectory)
                && entries.stream().noneMatch(entry -> endings.contains(ending(entry)));
    }

    private void addMatching(String pattern) {
        int before = files.size() + duplicates;
        new PathPattern(pattern).matches().forEach(this::keep);
        if (files.size() + duplicates == before) {
            throw new DataException(pattern + ": no file fits this pattern");
        }
    }

    private void keep(Path file) {
        if (known.add(identity(file))) {
            files.add(file);
        } else {
            duplicates++;
        }
    }

    /** What a file is the same by, however it is named. */
    public static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize(); // not there yet
        }
    }

    private String named() {
        return String.join(", ", endings.stream().filter(ending -> !ending.isEmpty()).toList());
    }

    private static String found(List<Path> others) {
        if (others.isEmpty()) {
            return ", and no other";
        }
        String names =
                String.join(
                        ", ",
                        others.stream().limit(SHOWN).map(f -> f.getFileName().toString()).toList());
        return "; it holds %s%s".formatted(names, others.size() > SHOWN ? ", ..." : "");
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
