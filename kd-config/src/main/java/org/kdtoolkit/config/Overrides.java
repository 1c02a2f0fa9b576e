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

    private static final String TYPE = "type";

    private final ShortNames names;
    private final List<Problem> problems;

    /**
     * Overrides that add to a list of problems.
     *
     * @param root the type of the whole document
     */
    Overrides(SchemaType root, List<Problem> problems) {
        this.names = new ShortNames(root);
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

    /**
     * The document with another value at a key; what is wrong with the key has the value's place.
     */
    Node set(Node root, KeyPath path, Node value) {
        return set(root, path, 0, new Entry(value.place(), value));
    }

    /** A path with the indices of list entries in the place of their names. */
    KeyPath resolved(Node root, KeyPath path) {
        KeyPath resolved = KeyPath.ROOT;
        Node at = root;
        int depth = 0;
        while (depth < path.steps().size()) {
            String step = path.steps().get(depth);
            int length = 1;
            if (at instanceof ListNode list) {
                ListStep found =
                        ListStep.of(list, path.from(depth), names.entriesHaveNames(path.to(depth)));
                if (found.problem().isEmpty()) {
                    step = Integer.toString(found.index());
                    length = found.length();
                    at = list.items().get(found.index());
                }
            } else if (at instanceof MapNode map && map.entries().containsKey(step)) {
                at = map.entries().get(step).value();
            } else {
                return resolved.join(path.from(depth));
            }
            resolved = resolved.child(step);
            depth += length;
        }
        return resolved;
    }

    private Node refuse(Node root, ConfigLocation place, String message) {
        problems.add(new Problem(place, KeyPath.ROOT, message));
        return root;
    }

    private Node set(Node at, KeyPath path, int depth, Entry entry) {
        if (depth == path.steps().size()) {
            return entry.value();
        }
        if (at instanceof ListNode list) {
            return setItem(list, path, depth, entry);
        }
        String shortFor = names.keyAt(path.to(depth));
        return setKey(asMap(at, shortFor, entry.keyPlace()), path, depth, entry);
    }

    private MapNode setKey(MapNode map, KeyPath path, int depth, Entry entry) {
        String key = path.steps().get(depth);
        Entry old = map.entries().get(key);
        ConfigLocation place = entry.keyPlace();
        Node before = old == null ? new Node.EmptyNode(place, false) : old.value();
        return map.with(key, new Entry(place, set(before, path, depth + 1, entry)));
    }

    private ListNode setItem(ListNode list, KeyPath path, int depth, Entry entry) {
        KeyPath listPath = path.to(depth);
        ListStep step = ListStep.of(list, path.from(depth), names.entriesHaveNames(listPath));
        if (step.problem().isPresent()) {
            problems.add(new Problem(entry.keyPlace(), listPath, step.problem().get()));
            return list;
        }
        List<Node> items = new ArrayList<>(list.items());
        items.set(step.index(), set(items.get(step.index()), path, depth + step.length(), entry));
        return new ListNode(list.place(), items);
    }

    /** A scalar on the way is short for a map, as {@code tasks: [recognition]} for its type. */
    private static MapNode asMap(Node node, String shortFor, ConfigLocation place) {
        if (node instanceof MapNode map) {
            return map;
        }
        MapNode empty = new MapNode(place, new LinkedHashMap<>());
        if (!(node instanceof ScalarNode)) {
            return empty;
        }
        // a name that stands for a type as well keeps that when it is changed
        Entry entry = new Entry(node.place(), node);
        return empty.with(shortFor, entry).with(TYPE, entry);
    }
}
