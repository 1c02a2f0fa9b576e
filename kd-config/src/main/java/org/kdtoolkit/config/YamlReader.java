package org.kdtoolkit.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kdtoolkit.config.Node.EmptyNode;
import org.kdtoolkit.config.Node.Entry;
import org.kdtoolkit.config.Node.ListNode;
import org.kdtoolkit.config.Node.MapNode;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Turns the events of one YAML document into nodes with places. */
final class YamlReader {

    /** Deeper than any configuration; bounds the recursion over nodes. */
    static final int DEEPEST = 64;

    /**
     * Aliases repeat what they stand for, and may repeat aliases: a few lines, billions of values.
     */
    private static final int MOST_VALUES = 1_000_000;

    private final Iterator<Event> events;
    private final Function<TextPosition, ConfigLocation> placing;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int depth;
    private int values;

    /**
     * What an anchor names.
     *
     * @param node the node, empty while it is read
     * @param values how many values it holds, repeated ones too
     */
    private record Anchored(Node node, int values) {}

    private YamlReader(Iterator<Event> events, Function<TextPosition, ConfigLocation> placing) {
        this.events = events;
        this.placing = placing;
    }

    /**
     * Reads a document.
     *
     * @param placing tells the place of a mark in the text
     * @throws InvalidConfigurationException if it is no YAML, has a key twice, is more than one
     *     document, or is too deep or large to be a configuration
     */
    static Node read(String yaml, Function<TextPosition, ConfigLocation> placing) {
        Optional<UnprintableText> unprintable = UnprintableText.in(yaml);
        if (unprintable.isPresent()) {
            ConfigLocation place = placing.apply(unprintable.get().mark());
            throw invalid(place, noYaml(unprintable.get().toString()));
        }
        try {
            Iterator<Event> events = new Yaml().parse(new StringReader(yaml)).iterator();
            return new YamlReader(events, placing).read();
        } catch (MarkedYAMLException e) {
            throw syntax(e, placing);
        } catch (YAMLException e) {
            throw invalid(placing.apply(TextPosition.BEGIN), noYaml(e.getMessage()));
        }
    }

    /** Reads a document whose nodes all have the same place. */
    static Node read(String yaml, ConfigLocation place) {
        return read(yaml, mark -> place);
    }

    private static InvalidConfigurationException syntax(
            MarkedYAMLException e, Function<TextPosition, ConfigLocation> placing) {
        TextPosition mark =
                TextPosition.of(
                        e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark());
        return invalid(placing.apply(mark), noYaml(e.getProblem()) + within(e));
    }

    private static InvalidConfigurationException invalid(ConfigLocation place, String message) {
        return new InvalidConfigurationException(
                List.of(new Problem(place, KeyPath.ROOT, message)));
    }

    /** What began long before the place where it went wrong, such as a text in quotes. */
    private static String within(MarkedYAMLException e) {
        boolean tells =
                e.getContext() != null
                        && e.getContextMark() != null
                        && e.getProblemMark() != null
                        && e.getContextMark().getLine() != e.getProblemMark().getLine();
        return tells
                ? " (%s that begins in line %d)"
                        .formatted(e.getContext(), e.getContextMark().getLine() + 1)
                : "";
    }

    private static String noYaml(String why) {
        return "no valid YAML: " + Quotation.of(why);
    }

    private Node read() {
        Node root = document();
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        return root;
    }

    private Node document() {
        Node root = new EmptyNode(placing.apply(TextPosition.BEGIN), false);
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            if (event.is(Event.ID.DocumentStart)) {
                documents++;
            } else if (event instanceof NodeEvent begin) {
                if (documents > 1) {
                    String message = "a second document; expected only one";
                    problems.add(new Problem(place(event), KeyPath.ROOT, message));
                    return root;
                }
                root = node(begin, KeyPath.ROOT);
            }
        }
        return root;
    }

    private Node node(NodeEvent event, KeyPath path) {
        if (event instanceof AliasEvent) {
            return alias(event, path);
        }
        count(1, event);
        int before = values;
        String anchor = event.getAnchor();
        if (anchor != null) {
            anchors.put(anchor, new Anchored(null, 0));
        }
        Node node =
                event instanceof ScalarEvent scalar ? scalar(scalar, path) : deeper(event, path);
        if (anchor != null) {
            anchors.put(anchor, new Anchored(node, 1 + values - before));
        }
        return node;
    }

    private Node alias(NodeEvent event, KeyPath path) {
        String name = event.getAnchor();
        Anchored anchored = anchors.get(name);
        if (anchored != null && anchored.node() != null) {
            count(anchored.values(), event);
            return anchored.node();
        }
        String message =
                anchored == null
                        ? "the alias '*%s' has no anchor '&%1$s' before it"
                        : "the alias '*%s' stands within its own anchor '&%1$s'";
        ConfigLocation place = place(event);
        problems.add(new Problem(place, path, message.formatted(Quotation.of(name))));
        return new EmptyNode(place, true);
    }

    private Node deeper(NodeEvent event, KeyPath path) {
        if (++depth > DEEPEST) {
            String message = "lists and maps are more than %d deep within each other";
            throw invalid(place(event), message.formatted(DEEPEST));
        }
        refuseTag(((CollectionStartEvent) event).getTag(), event, path);
        Node node = event.is(Event.ID.MappingStart) ? map(event, path) : list(event, path);
        depth--;
        return node;
    }

    private MapNode map(Event begin, KeyPath path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event key = events.next(); !key.is(Event.ID.MappingEnd); key = events.next()) {
            ConfigLocation place = place(key);
            boolean named = key instanceof ScalarEvent;
            KeyPath child = named ? path.child(((ScalarEvent) key).getValue()) : path;
            if (!named) {
                node((NodeEvent) key, path);
                problems.add(
                        new Problem(
                                place,
                                path,
                                "a key must be a word, found %s".formatted(kind(key))));
            }
            Node value = node((NodeEvent) events.next(), child);
            if (named) {
                put(entries, child, new Entry(place, value));
            }
        }
        return new MapNode(place(begin), entries);
    }

    private void put(Map<String, Entry> entries, KeyPath path, Entry entry) {
        Entry earlier = entries.putIfAbsent(path.last(), entry);
        if (earlier != null) {
            String message = "the key is there twice, first at " + earlier.keyPlace();
            problems.add(new Problem(entry.keyPlace(), path, message + "; remove one"));
        }
    }

    private static String kind(Event key) {
        if (key instanceof AliasEvent) {
            return "an alias";
        }
        return key.is(Event.ID.MappingStart) ? "a map" : "a list";
    }

    private ListNode list(Event begin, KeyPath path) {
        List<Node> items = new ArrayList<>();
        for (Event item = events.next(); !item.is(Event.ID.SequenceEnd); item = events.next()) {
            items.add(node((NodeEvent) item, path.child(items.size())));
        }
        return new ListNode(place(begin), items);
    }

    private Node scalar(ScalarEvent event, KeyPath path) {
        boolean isText = YamlScalar.TEXT_TAGS.contains(String.valueOf(event.getTag()));
        if (!isText) {
            refuseTag(event.getTag(), event, path);
        }
        return YamlScalar.node(place(event), event.getValue(), event.isPlain() && !isText);
    }

    private void refuseTag(String tag, NodeEvent event, KeyPath path) {
        if (tag != null) {
            String written = Quotation.of(tag.replaceFirst("^tag:yaml.org,2002:", "!!"));
            String message = "the tag '%s' has no meaning here; remove it";
            problems.add(new Problem(place(event), path, message.formatted(written)));
        }
    }

    private void count(int more, Event event) {
        values += more;
        if (values > MOST_VALUES) {
            String message = "aliases make more than %d values of the file; name fewer";
            throw invalid(place(event), message.formatted(MOST_VALUES));
        }
    }

    private ConfigLocation place(Event event) {
        return placing.apply(TextPosition.of(event.getStartMark()));
    }
}
