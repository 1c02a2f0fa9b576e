package org.kdtoolkit.train.config.schema;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kdtoolkit.train.config.schema.Node.EmptyNode;
import org.kdtoolkit.train.config.schema.Node.Entry;
import org.kdtoolkit.train.config.schema.Node.ListNode;
import org.kdtoolkit.train.config.schema.Node.MapNode;
import org.kdtoolkit.train.config.schema.Node.ScalarNode;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Turns the tokens of one YAML document into nodes with places. */
final class YamlReader {

    private static final YAMLFactory FACTORY = new YAMLFactory();

    /**
     * {@code 1e-4} is a number for everybody but YAML 1.1, which asks for a full stop and a sign.
     */
    private static final Pattern EXPONENT =
            Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)[eE][-+]?\\d+");

    private final YAMLParser parser;
    private final Function<JsonLocation, Place> placing;
    private final List<Problem> problems;
    private final Map<String, Node> anchors = new HashMap<>();

    private YamlReader(
            YAMLParser parser, Function<JsonLocation, Place> placing, List<Problem> problems) {
        this.parser = parser;
        this.placing = placing;
        this.problems = problems;
    }

    /**
     * Reads a document.
     *
     * @param placing tells the place of a location in the text
     * @throws InvalidConfigurationException if it is no YAML, has a key twice, or is more than one
     *     document
     */
    static Node read(String yaml, Function<JsonLocation, Place> placing) {
        List<Problem> problems = new ArrayList<>();
        try (YAMLParser parser = FACTORY.createParser(yaml)) {
            Node root = new YamlReader(parser, placing, problems).document();
            if (problems.isEmpty()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            problems.add(syntax(e, placing));
        } catch (IOException e) {
            throw new UncheckedIOException("a string could not be read", e);
        }
        throw new InvalidConfigurationException(problems);
    }

    /** Reads a document whose nodes all have the same place. */
    static Node read(String yaml, Place place) {
        return read(yaml, location -> place);
    }

    private static Problem syntax(
            JsonProcessingException e, Function<JsonLocation, Place> placing) {
        String message =
                e.getCause() instanceof MarkedYAMLException marked
                        ? marked.getProblem()
                        : e.getOriginalMessage();
        JsonLocation location = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
        return new Problem(placing.apply(location), KeyPath.ROOT, "no valid YAML: " + message);
    }

    private Node document() throws IOException {
        if (parser.nextToken() == null) {
            return new EmptyNode(placing.apply(new JsonLocation(null, 0, 1, 1)));
        }
        Node root = node(KeyPath.ROOT);
        if (parser.nextToken() != null) {
            problems.add(new Problem(here(), KeyPath.ROOT, "a second document; expected only one"));
        }
        return root;
    }

    private Node node(KeyPath path) throws IOException {
        if (parser.isCurrentAlias()) {
            return alias(path);
        }
        String anchor = parser.getObjectId();
        Node node =
                switch (parser.currentToken()) {
                    case START_OBJECT -> map(path);
                    case START_ARRAY -> list(path);
                    case VALUE_NULL -> new EmptyNode(here());
                    default -> scalar();
                };
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private Node alias(KeyPath path) throws IOException {
        Node node = anchors.get(parser.getText());
        if (node == null) {
            String message = "the alias '*%s' has no anchor '&%1$s' before it";
            problems.add(new Problem(here(), path, message.formatted(parser.getText())));
            return new EmptyNode(here());
        }
        return node;
    }

    private MapNode map(KeyPath path) throws IOException {
        Place place = here();
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            KeyPath child = path.child(key);
            Place keyPlace = here();
            parser.nextToken();
            Entry earlier = entries.putIfAbsent(key, new Entry(keyPlace, node(child)));
            if (earlier != null) {
                String message = "the key is there twice, first at " + earlier.keyPlace();
                problems.add(new Problem(keyPlace, child, message + "; remove one"));
            }
        }
        return new MapNode(place, entries);
    }

    private ListNode list(KeyPath path) throws IOException {
        Place place = here();
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path.child(items.size())));
        }
        return new ListNode(place, items);
    }

    private ScalarNode scalar() throws IOException {
        String text = parser.getText();
        Object value =
                switch (parser.currentToken()) {
                    case VALUE_TRUE -> true;
                    case VALUE_FALSE -> false;
                    case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
                    case VALUE_NUMBER_FLOAT -> decimal(text);
                    default -> EXPONENT.matcher(text).matches() ? (Object) decimal(text) : text;
                };
        return new ScalarNode(here(), text, value);
    }

    private static Double decimal(String text) {
        String plain = text.replace("_", "").toLowerCase(Locale.ROOT);
        return switch (plain) {
            case ".nan" -> Double.NaN;
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.valueOf(plain);
        };
    }

    private Place here() {
        return placing.apply(parser.currentTokenLocation());
    }
}
