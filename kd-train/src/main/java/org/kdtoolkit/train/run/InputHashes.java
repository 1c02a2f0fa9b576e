package org.kdtoolkit.train.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.report.result.InputHash;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.config.Students;

/**
 * Hashes of the files that an experiment names: of a data set the lists alone, of teachers all, of
 * students the weights that they begin with.
 */
final class InputHashes {

    /** Beyond it, names and sizes have to do: reading would take longer than a small trial. */
    private static final long MOST_BYTES = 256L << 20;

    private static final Set<String> LISTS =
            Set.of("csv", "tsv", "txt", "json", "jsonl", "ndjson", "names");

    private static final String CONTENT = "content";
    private static final String NAMES = "names and sizes";

    private final Map<String, InputHash> found = new LinkedHashMap<>();

    private InputHashes() {}

    /** The hashes by the keys that name the files; what can't be read now is left out. */
    static Map<String, InputHash> of(ResolvedExperiment experiment) {
        ExperimentConfig config = experiment.config();
        InputHashes hashes = new InputHashes();
        hashes.add("dataset", config.dataset().settings(), InputHashes::lists);
        experiment
                .teachers()
                .forEach(
                        teacher ->
                                hashes.add(
                                        teacher.key(),
                                        teacher.spec().settings(),
                                        InputHashes::files));
        Students students = config.trained();
        students.byName()
                .forEach(
                        (name, student) ->
                                hashes.add(
                                        students.areNamed()
                                                ? "students.%s.weights".formatted(name)
                                                : "student.weights",
                                        student.weights(),
                                        InputHashes::files));
        return hashes.found;
    }

    private interface Choice {
        List<Path> of(Path path) throws IOException;
    }

    private void add(String key, Object value, Choice choice) {
        if (value instanceof Path path) {
            hash(path, choice).ifPresent(hash -> found.put(key, hash));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> add(key, inner, choice));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                add(key + "." + i, list.get(i), choice);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> add(key + "." + name, inner, choice));
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                value(record, component)
                        .ifPresent(inner -> add(key + "." + kebab(component), inner, choice));
            }
        }
    }

    private static Optional<Object> value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return Optional.ofNullable(component.getAccessor().invoke(record));
        } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
            return Optional
                    .empty(); // a plug-in's record that does not open: nothing is known of it
        }
    }

    private static String kebab(RecordComponent component) {
        return component
                .getName()
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    private static List<Path> files(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A file, or the lists that lie in a folder: its media are left alone. */
    private static List<Path> lists(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(Files::isRegularFile).filter(InputHashes::isList).sorted().toList();
        }
    }

    private static boolean isList(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return LISTS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static Optional<InputHash> hash(Path path, Choice choice) {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            List<Path> files = choice.of(path);
            return files.isEmpty() ? Optional.empty() : Optional.of(hash(path, files));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** A single file has the checksum that other tools give it. */
    private static InputHash hash(Path path, List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        boolean whole = bytes <= MOST_BYTES;
        boolean single = files.equals(List.of(path));
        return new InputHash(
                path.getFileName().toString(),
                files.size(),
                bytes,
                whole ? CONTENT : NAMES,
                whole && single ? Sha256.of(path) : together(path, files, whole));
    }

    private static String together(Path path, List<Path> files, boolean whole) throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Path file : files) {
            String of = whole ? Sha256.of(file) : String.valueOf(Files.size(file));
            String name = path.relativize(file).toString().replace('\\', '/');
            digest.update("%s  %s\n".formatted(of, name).getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.text(digest);
    }
}
