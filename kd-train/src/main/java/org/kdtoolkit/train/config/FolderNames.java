package org.kdtoolkit.train.config;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/**
 * Names in an experiment file that become folders of its results, on whatever system these are
 * copied to. Some systems take upper and lower case for one, or change how accents are encoded.
 */
final class FolderNames {

    /** What stands in the output folder beside the methods. */
    private static final Set<String> RESULTS =
            Set.of(
                    "config.yaml",
                    "benchmark.json",
                    "sweep.json",
                    "leaderboard.json",
                    "leaderboard.csv",
                    "leaderboard.md",
                    "leaderboard.tex",
                    "robustness.json",
                    "robustness.csv",
                    "points.json",
                    "points.csv",
                    "labels.json",
                    "labels.csv",
                    "labels-saved.csv",
                    "folds.csv",
                    "trials.csv",
                    "report.html",
                    "data",
                    "prepared",
                    "teacher");

    /** How the folders of trials and of a sweep's points begin. */
    private static final List<String> RESULT_FOLDERS =
            List.of("seed-", "rate-", "count-", "share-", "per-class-");

    /** Devices on Windows, with whatever ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|(com|lpt)[0-9\\u00b9\\u00b2\\u00b3])(\\..*)?");

    /** File systems take 255; files that are written beside their place have longer names. */
    private static final int MOST_BYTES = 200;

    private final DocumentReading reading;
    private final String kind;
    private final String marks;
    private final Pattern pattern;
    private final Map<String, KeyPath> known = new HashMap<>();

    private FolderNames(DocumentReading reading, String kind, String marks, String pattern) {
        this.reading = reading;
        this.kind = kind;
        this.marks = marks;
        this.pattern = Pattern.compile(pattern);
    }

    /** The names of methods. */
    static FolderNames ofMethods(DocumentReading reading) {
        return new FolderNames(
                reading,
                "method",
                " and '+', '-', '_', '.'",
                "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}+_.-]*");
    }

    /** The names of teachers. */
    static FolderNames ofTeachers(DocumentReading reading) {
        return new FolderNames(
                reading, "teacher", ", '-' and '_'", "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]*");
    }

    /** The names of students, which become files. */
    static FolderNames ofStudents(DocumentReading reading) {
        return new FolderNames(
                reading, "student", ", '-' and '_'", "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_-]*");
    }

    /** Reports what keeps a name from becoming a folder beside those before it. */
    void add(String name, KeyPath path) {
        String folder = folder(name);
        objection(name, folder).ifPresent(message -> reading.report(path, message));
        KeyPath other = known.putIfAbsent(folder, path);
        if (other != null) {
            reading.report(
                    path,
                    "the name '%s' is taken by %s; give each %s its own (upper or lower case makes no difference)"
                            .formatted(name, other, kind));
        }
    }

    private Optional<String> objection(String name, String folder) {
        if (!pattern.matcher(name).matches()) {
            return Optional.of(
                    "expected the name of a folder: letters, digits%s, beginning with a letter or digit, found '%s'"
                            .formatted(marks, name));
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            return Optional.of(
                    "the name is %d bytes long; expected at most %d, which file systems take"
                            .formatted(bytes, MOST_BYTES));
        }
        if (name.endsWith(".")) {
            return Optional.of(
                    "the name '%s' ends with a full stop, which Windows takes off; remove it"
                            .formatted(name));
        }
        if (DEVICE.matcher(folder).matches()) {
            return Optional.of(
                    "the name '%s' is that of a device on Windows; choose another".formatted(name));
        }
        if (RESULTS.contains(folder) || RESULT_FOLDERS.stream().anyMatch(folder::startsWith)) {
            return Optional.of(
                    "the name '%s' is kept for the toolkit's own results in the output folder; choose another"
                            .formatted(name));
        }
        return Optional.empty();
    }

    /** What file systems that ignore case and encoding take a name for. */
    private static String folder(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
