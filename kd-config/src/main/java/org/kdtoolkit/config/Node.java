package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a YAML document that knows its place. */
sealed interface Node {

    /** Where it begins. */
    ConfigLocation place();

    /** What it is, for messages. */
    String found();

    /** The value as a tree without places. */
    JsonNode json();

    /** The same, with all of it at one place. */
    Node at(ConfigLocation place);

    /**
     * A single value.
     *
     * @param place where it is
     * @param text the value as it was written, without quotes
     * @param value the value as YAML understands it: {@code String}, {@code BigInteger}, {@code
     *     Double} or {@code Boolean}
     */
    record ScalarNode(ConfigLocation place, String text, Object value) implements Node {
        @Override
        public String found() {
            String shown = Quotation.of(text);
            return value instanceof String ? "'" + shown + "'" : shown;
        }

        @Override
        public ScalarNode at(ConfigLocation other) {
            return new ScalarNode(other, text, value);
        }

        @Override
        public JsonNode json() {
            if (value instanceof Boolean flag) {
                return BooleanNode.valueOf(flag);
            }
            if (value instanceof BigInteger number) {
                return BigIntegerNode.valueOf(number);
            }
            return value instanceof Double number
                    ? DoubleNode.valueOf(number)
                    : TextNode.valueOf(text);
        }
    }

    /**
     * No value: {@code null}, {@code ~}, or nothing behind the key.
     *
     * @param place where it would be
     * @param written whether {@code null} or {@code ~} says so
     */
    record EmptyNode(ConfigLocation place, boolean written) implements Node {
        @Override
        public String found() {
            return "nothing";
        }

        @Override
        public EmptyNode at(ConfigLocation other) {
            return new EmptyNode(other, written);
        }

        @Override
        public JsonNode json() {
            return NullNode.getInstance();
        }
    }

    /**
     * A list.
     *
     * @param place where it begins
     * @param items its entries
     */
    record ListNode(ConfigLocation place, List<Node> items) implements Node {
        @Override
        public String found() {
            return items.isEmpty() ? "an empty list" : "a list";
        }

        @Override
        public ListNode at(ConfigLocation other) {
            return new ListNode(other, items.stream().map(item -> item.at(other)).toList());
        }

        @Override
        public JsonNode json() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(item.json()));
            return array;
        }
    }

    /**
     * A map.
     *
     * @param place where it begins
     * @param entries its entries in the order of the document
     */
    record MapNode(ConfigLocation place, Map<String, Entry> entries) implements Node {
        @Override
        public String found() {
            return entries.isEmpty() ? "an empty map" : "a map";
        }

        @Override
        public MapNode at(ConfigLocation other) {
            Map<String, Entry> moved = new LinkedHashMap<>();
            entries.forEach(
                    (key, entry) -> moved.put(key, new Entry(other, entry.value().at(other))));
            return new MapNode(other, moved);
        }

        @Override
        public JsonNode json() {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, entry) -> object.set(key, entry.value().json()));
            return object;
        }

        /** The same map with one entry added or replaced. */
        MapNode with(String key, Entry entry) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, entry);
            return new MapNode(place, changed);
        }
    }

    /**
     * An entry of a map.
     *
     * @param keyPlace where the key is
     * @param value the value
     */
    record Entry(ConfigLocation keyPlace, Node value) {}
}
