package org.kdtoolkit.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kdtoolkit.config.TreeValue;
import org.kdtoolkit.report.result.PointValue;

/**
 * The values that an axis of a sweep takes: a list of them, or a range that a search draws from.
 */
public sealed interface Space extends TreeValue {

    /** How many values there are; empty where they lie everywhere in a range. */
    OptionalLong size();

    /**
     * The value at a place of the space: equal shares of places are equally probable values.
     *
     * @param place at least 0 and less than 1
     */
    JsonNode at(double place);

    /** The values in a few words, such as {@code 1, 4, 16} or {@code log-uniform 0.001 to 0.1}. */
    String text();

    /**
     * Reads a space: a list, or a map with the one key {@code choice}, {@code uniform}, {@code
     * log-uniform} or {@code integer}, the last beside {@code step} and {@code log}.
     *
     * @throws IllegalArgumentException that says what was expected and found
     */
    static Space of(JsonNode tree) {
        return new SpaceReader(tree).read();
    }

    /** The JSON Schema of a space. */
    static ObjectNode schema() {
        return SpaceSchema.of();
    }

    /** What a space looks like, for messages. */
    static String expected() {
        return "a list of values, or a map such as {log-uniform: [0.0001, 0.01]}";
    }

    /**
     * One value after the other.
     *
     * @param values texts, numbers, truth values, lists and maps, as they stand in a file
     * @param paths the texts among them, or in them, that are absolute paths
     */
    record Choice(List<JsonNode> values, Set<String> paths) implements Space {

        /** Copies the lists. */
        public Choice {
            values = List.copyOf(values);
            paths = Set.copyOf(paths);
        }

        /** Values without paths. */
        public Choice(List<JsonNode> values) {
            this(values, Set.of());
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(values.size());
        }

        @Override
        public JsonNode at(double place) {
            return values.get((int) (place * values.size()));
        }

        @Override
        public String text() {
            return String.join(
                    ", ", values.stream().map(value -> PointValue.of(value).text()).toList());
        }

        @Override
        public JsonNode tree(UnaryOperator<Path> written) {
            return JsonNodeFactory.instance
                    .arrayNode()
                    .addAll(
                            values.stream()
                                    .map(value -> MovedPaths.in(value, paths, written))
                                    .toList());
        }
    }

    /**
     * Numbers of a range, each as probable as any other.
     *
     * @param low the smallest
     * @param high the largest, greater than the smallest
     */
    record Uniform(double low, double high) implements Space {

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public JsonNode at(double place) {
            return DoubleNode.valueOf(low + place * (high - low));
        }

        @Override
        public String text() {
            return "uniform %s to %s"
                    .formatted(PointValue.of(low).text(), PointValue.of(high).text());
        }

        @Override
        public JsonNode tree(UnaryOperator<Path> written) {
            return SpaceReader.range(SpaceReader.UNIFORM, low, high);
        }
    }

    /**
     * Numbers of a range whose logarithms are each as probable as any other.
     *
     * @param low the smallest, greater than 0
     * @param high the largest, greater than the smallest
     */
    record LogUniform(double low, double high) implements Space {

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public JsonNode at(double place) {
            return DoubleNode.valueOf(Math.min(high, low * Math.pow(high / low, place)));
        }

        @Override
        public String text() {
            return "log-uniform %s to %s"
                    .formatted(PointValue.of(low).text(), PointValue.of(high).text());
        }

        @Override
        public JsonNode tree(UnaryOperator<Path> written) {
            return SpaceReader.range(SpaceReader.LOG_UNIFORM, low, high);
        }
    }

    /**
     * Whole numbers of a range: {@code low}, {@code low + step} and so on up to {@code high}.
     *
     * @param low the smallest; at least 1 where {@code log}
     * @param high none is larger
     * @param step how far they lie apart, at least 1
     * @param log whether smaller ones are more probable, by the logarithm
     */
    record Whole(long low, long high, long step, boolean log) implements Space {

        @Override
        public OptionalLong size() {
            return OptionalLong.of((high - low) / step + 1);
        }

        @Override
        public JsonNode at(double place) {
            double end = low + (double) size().getAsLong() * step;
            double value = log ? low * Math.pow(end / low, place) : low + place * (end - low);
            long steps = (long) Math.floor((value - low) / step);
            return LongNode.valueOf(
                    low + step * Math.min(Math.max(0, steps), size().getAsLong() - 1));
        }

        @Override
        public String text() {
            return "whole numbers %d to %d%s%s"
                    .formatted(
                            low,
                            high,
                            step == 1 ? "" : ", %d apart".formatted(step),
                            log ? ", by the logarithm" : "");
        }

        @Override
        public JsonNode tree(UnaryOperator<Path> written) {
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            tree.putArray(SpaceReader.INTEGER).add(low).add(high);
            if (step != 1) {
                tree.put(SpaceReader.STEP, step);
            }
            if (log) {
                tree.put(SpaceReader.LOG, true);
            }
            return tree;
        }
    }
}
