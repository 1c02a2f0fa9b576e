package org.kdtoolkit.predict.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;

/**
 * A pattern of files as shells write it: {@code *}, {@code ?}, {@code [a-z]}, {@code {jpg,png}},
 * and {@code **} for any number of folders, none too.
 *
 * @param text the pattern
 */
record PathPattern(String text) {

    private static final Pattern WILD = Pattern.compile("[*?\\[{]");
    private static final String ANY_FOLDERS = "**";

    /** Whether a word has something of a pattern in it. */
    static boolean isPattern(String word) {
        return WILD.matcher(word).find();
    }

    /**
     * The files that fit, by their names; links to folders are followed.
     *
     * @throws DataException if it is no pattern, or a folder can't be read
     */
    List<Path> matches() {
        List<String> names = List.of(text.split("/", -1));
        int fixed = 0;
        while (!isPattern(names.get(fixed))) {
            fixed++;
        }
        String before = String.join("/", names.subList(0, fixed));
        Path base = Path.of(fixed > 0 && before.isEmpty() ? "/" : before);
        String rest = String.join("/", names.subList(fixed, names.size()));
        int depth = rest.contains(ANY_FOLDERS) ? Integer.MAX_VALUE : names.size() - fixed;
        PathMatcher whole = matcher(rest);
        PathMatcher here = matcher(rest.replace(ANY_FOLDERS + "/", ""));
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        try (Stream<Path> walked = Files.walk(base, depth, FileVisitOption.FOLLOW_LINKS)) {
            return walked.filter(Files::isRegularFile)
                    .filter(file -> fits(base.relativize(file), whole, here))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(base, e), e);
        } catch (UncheckedIOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(base, e.getCause()), e);
        }
    }

    private static boolean fits(Path file, PathMatcher whole, PathMatcher here) {
        return whole.matches(file) || here.matches(file);
    }

    private PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new DataException(
                    text + ": there is no such file or folder, and this is no pattern of files", e);
        }
    }
}
