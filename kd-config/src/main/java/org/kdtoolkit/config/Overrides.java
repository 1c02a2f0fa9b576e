package org.kdtoolkit.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.kdtoolkit.config.Node.Entry;
import org.kdtoolkit.config.Node.ListNode;
import org.kdtoolkit.config.Node.MapNode;
import org.kdtoolkit.config.Node.ScalarNode;

/**
 * Changes a document as {@code KEY=VALUE} asks. Maps on the way to a key are made where they are
 * missing; whether the key exists is for the types to say.
 */
final class Overrides {

    /** The parser's time grows with the square of a word's length. */
    private static final int LONGEST = 1 << 16;

    private final List<Problem> problems;

    /** Overrides that add to a list of problems. */
    Overrides(List<Problem> problems) {
        this.problems = problems;
    }

    /** The document after an override. */
    Node apply(Node root, String override) {
        ConfigLocation place = new ConfigLocation.OnCommandLine(override);
        int equals = override.indexOf('=');
        if (equals < 1) {
            return refuse(
                    root,
                    place,
                    "expected KEY=VALUE such as training.epochs=2, found '%s'"
                            .formatted(Quotation.of(override)));
        }
        KeyPath path = KeyPath.parse(override.substring(0, equals).strip());
        if (path.steps().contains("")) {
            return refuse(
                    root,
                    place,
                    "expected a key on both sides of each full stop, found '%s'"
                            .formatted(Quotation.of(path.toString())));
        }
        if (path.steps().size() > YamlReader.DEEPEST) {
            return refuse(
                    root,
                    place,
                    "the key has %d parts; no configuration is more than %d deep"
                            .formatted(path.steps().size(), YamlReader.DEEPEST));
        }
        String value = override.substring(equals + 1);
        if (value.length() > LONGEST) {
            return refuse(
                    root,
                    place,
                    "the value has %d characters; expected at most %d"
                            .formatted(value.length(), LONGEST));
        }
        try {
            return set(root, path, 0, new Entry(place, YamlReader.read(value, place)));
        } catch (InvalidConfigurationException e) {
            problems.addAll(e.problems());
            return root;
        }
    }

    private Node refuse(Node root, ConfigLocation place, String message) {
        problems.add(new Problem(place, KeyPath.ROOT, message));
        return root;
    }

    private Node set(Node at, KeyPath path, int depth, Entry entry) {
        if (depth == path.steps().size()) {
            return entry.value();
        }
        return at instanceof ListNode list
                ? setItem(list, path, depth, entry)
                : setKey(asMap(at, entry.keyPlace()), path, depth, entry);
    }

    private MapNode setKey(MapNode map, KeyPath path, int depth, Entry entry) {
        String key = path.steps().get(depth);
        Entry old = map.entries().get(key);
        ConfigLocation place = entry.keyPlace();
        Node before = old == null ? new Node.EmptyNode(place, false) : old.value();
        return map.with(key, new Entry(place, set(before, path, depth + 1, entry)));
    }

    private ListNode setItem(ListNode list, KeyPath path, int depth, Entry entry) {
        String step = path.steps().get(depth);
        int size = list.items().size();
        int index = step.matches("\\d{1,9}") ? Integer.parseInt(step) : size;
        if (index >= size) {
            KeyPath listPath = new KeyPath(path.steps().subList(0, depth));
            String message =
                    size == 0
                            ? "the list is empty, so there is no entry '%s'".formatted(step)
                            : "expected the index of an entry, 0 to %d, found '%s'"
                                    .formatted(size - 1, step);
            problems.add(new Problem(entry.keyPlace(), listPath, message));
            return list;
        }
        List<Node> items = new ArrayList<>(list.items());
        items.set(index, set(items.get(index), path, depth + 1, entry));
        return new ListNode(list.place(), items);
    }

    /** A scalar on the way is short for a map with a type, as {@code tasks: [recognition]}. */
    private static MapNode asMap(Node node, ConfigLocation place) {
        if (node instanceof MapNode map) {
            return map;
        }
        MapNode empty = new MapNode(place, new LinkedHashMap<>());
        return node instanceof ScalarNode
                ? empty.with("type", new Entry(node.place(), node))
                : empty;
    }
}
