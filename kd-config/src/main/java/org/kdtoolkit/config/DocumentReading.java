package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.kdtoolkit.config.plugin.Registry;

/**
 * A document while it is read: the values found so far, their places, and what is wrong. Rules that
 * span several keys look here for the values that could be read, so that one mistake does not hide
 * another.
 */
public final class DocumentReading {

    private final Registry registry;
    private final Path folder;
    private final List<Problem> problems;
    private final Map<KeyPath, Problem> missingFiles = new LinkedHashMap<>();
    private final Part root = new Part();

    /** Aliases stand for one node in several places: it is read as a type only once. */
    private final Map<Node, Map<SchemaType, Part>> parts = new IdentityHashMap<>();

    /** What was read of a node. */
    private static final class Part {

        private ConfigLocation place;
        private Node node;
        private SchemaType type;
        private Object value;
        private final Map<String, Part> children = new LinkedHashMap<>();
    }

    DocumentReading(Registry registry, Path folder, List<Problem> problems) {
        this.registry = registry;
        this.folder = folder;
        this.problems = new ArrayList<>(problems);
    }

    /** The providers. */
    public Registry registry() {
        return registry;
    }

    /** The value at a path; empty where it is missing or wrong. */
    public <T> Optional<T> value(KeyPath path, Class<T> type) {
        return find(path).map(part -> type.cast(part.value));
    }

    /** The paths to the entries of the list at a path, right or wrong. */
    public List<KeyPath> entries(KeyPath list) {
        return keys(list).stream().filter(key -> key.matches("\\d+")).map(list::child).toList();
    }

    /** The keys of the map at a path, in its order, whether their values are right or wrong. */
    public List<String> keys(KeyPath map) {
        return find(map).map(part -> List.copyOf(part.children.keySet())).orElse(List.of());
    }

    /** Whether something was written at a path, right or wrong, or stands there by default. */
    public boolean has(KeyPath path) {
        return find(path).isPresent();
    }

    /** Whether anything was found wrong so far. */
    public boolean hasProblems() {
        return !problems.isEmpty() || !missingFiles.isEmpty();
    }

    /** Adds a problem with what is written at a path. */
    public void report(KeyPath path, String message) {
        report(find(path).orElse(root).place, path, message);
    }

    /** Adds a problem as another reading found it. */
    public void report(Problem problem) {
        problems.add(problem);
    }

    /**
     * Adds to what is said of the very value at a path, if anything is wrong with that; what is
     * wrong with a part of it stays as it is.
     */
    public void amend(KeyPath path, String addition) {
        problems.replaceAll(
                problem ->
                        problem.key().equals(path)
                                ? new Problem(problem.place(), path, problem.message() + addition)
                                : problem);
    }

    /**
     * The value at a path as it stands in the document of the record that is read, with all its
     * defaults; empty where it is missing or wrong.
     *
     * @param paths what is written in the place of an absolute path
     */
    public Optional<JsonNode> written(KeyPath path, UnaryOperator<Path> paths) {
        return find(path)
                .filter(part -> part.value != null)
                .map(part -> part.type.write(part.value, paths));
    }

    /**
     * Reads the document as it would be with other values at some keys.
     *
     * @param changes where the values stand in this document, by the keys that take them; no place
     *     for a key that is left out
     * @param rules report what the types can't
     */
    public DocumentReading with(
            Map<KeyPath, Optional<KeyPath>> changes, Consumer<DocumentReading> rules) {
        List<Problem> found = new ArrayList<>();
        Overrides overrides = new Overrides(root.type, found);
        Node document = root.node;
        for (Map.Entry<KeyPath, Optional<KeyPath>> change : changes.entrySet()) {
            Node value =
                    change.getValue()
                            .map(from -> find(from).orElseThrow().node)
                            .orElseGet(() -> new Node.EmptyNode(root.place, true));
            document = overrides.set(document, change.getKey(), value);
        }
        DocumentReading other = new DocumentReading(registry, folder, found);
        other.read(root.type, document, KeyPath.ROOT);
        rules.accept(other);
        return other;
    }

    /**
     * A path with the indices of list entries in the place of their names; as it is from where it
     * leads nowhere.
     */
    public KeyPath resolved(KeyPath path) {
        return new Overrides(root.type, List.of()).resolved(root.node, path);
    }

    /** What is wrong so far, missing files included. */
    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(missingFiles.values());
        return all;
    }

    /** Forgives that files are missing which a path, or keys below it, lead to: none is opened. */
    public void allowMissingFiles(KeyPath unopened) {
        missingFiles.keySet().removeIf(path -> path.isWithin(unopened));
    }

    /** The folder that relative paths begin at. */
    Path folder() {
        return folder;
    }

    void report(ConfigLocation place, KeyPath path, String message) {
        problems.add(new Problem(place, path, message));
    }

    /** Reports that a file is missing, which is no problem where nobody opens it. */
    void reportMissing(ConfigLocation place, KeyPath path, String message) {
        missingFiles.put(path, new Problem(place, path, message));
    }

    /** Reports that a node is not what it should be. */
    Optional<Object> mismatch(Node node, KeyPath path, String expected) {
        return mismatch(node, path, expected, "");
    }

    /** Reports that a node is not what it should be, with a hint behind. */
    Optional<Object> mismatch(Node node, KeyPath path, String expected, String hint) {
        String message = "expected %s, found %s%s".formatted(expected, node.found(), hint);
        report(node.place(), path, message);
        return Optional.empty();
    }

    /** Reads a node and takes note of where and what it is. */
    Optional<Object> read(SchemaType type, Node node, KeyPath path) {
        Map<SchemaType, Part> known = parts.computeIfAbsent(node, n -> new IdentityHashMap<>());
        Part part = known.get(type);
        if (part == null) {
            part = path.equals(KeyPath.ROOT) ? root : new Part();
            known.put(type, part);
            part.place = node.place();
            part.node = node;
            part.type = type;
            put(part, path);
            part.value = type.read(node, path, this).orElse(null);
        } else {
            put(part, path);
        }
        return Optional.ofNullable(part.value);
    }

    private void put(Part part, KeyPath path) {
        if (part != root) {
            find(path.parent()).orElseThrow().children.put(path.last(), part);
        }
    }

    private Optional<Part> find(KeyPath path) {
        Part part = root.place == null ? null : root;
        for (String step : path.steps()) {
            if (part == null) {
                return Optional.empty();
            }
            part = part.children.get(step);
        }
        return Optional.ofNullable(part);
    }

    /** Throws if there is a problem. */
    void finish() {
        problems.addAll(missingFiles.values());
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(Problem::place, ConfigLocation.ORDER));
            throw new InvalidConfigurationException(problems);
        }
    }
}
