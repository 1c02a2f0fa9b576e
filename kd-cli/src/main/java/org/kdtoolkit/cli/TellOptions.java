package org.kdtoolkit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line of {@code kd tell}.
 *
 * @param benchmark the output folder of the experiment whose search it is
 * @param method the method's name
 * @param values the value of each axis by its key
 * @param by who chose them; an empty text where nobody says
 * @param planOnly whether nothing is run
 * @param plugins a folder of jars with further providers
 */
record TellOptions(
        Path benchmark,
        String method,
        Map<String, JsonNode> values,
        String by,
        boolean planOnly,
        Optional<Path> plugins) {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    /** Keeps the order. */
    TellOptions {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static TellOptions of(Arguments arguments) {
        return new TellOptions(
                arguments.path(),
                arguments.required(Flags.TOLD_METHOD),
                values(arguments),
                arguments.value(Flags.TOLD_BY).map(String::strip).orElse(""),
                arguments.has(Flags.TOLD_PLAN),
                arguments.path(Flags.PLUGINS));
    }

    private static Map<String, JsonNode> values(Arguments arguments) {
        Optional<String> json = arguments.value(Flags.TOLD_VALUES);
        List<String> single = arguments.values(Flags.TOLD_VALUE);
        if (json.isPresent() == !single.isEmpty()) {
            throw arguments.fault(
                    "'kd tell' takes values either as --values JSON or each as --set KEY=VALUE");
        }
        return json.map(text -> object(text, arguments)).orElseGet(() -> map(single, arguments));
    }

    private static Map<String, JsonNode> object(String text, Arguments arguments) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        parsed(text)
                .filter(ObjectNode.class::isInstance)
                .orElseThrow(
                        () ->
                                arguments.fault(
                                        "the option '--values' takes a JSON object, such as '{\"training.optimizer.learning-rate\": 0.001}', found '%s'"
                                                .formatted(text)))
                .properties()
                .forEach(field -> values.put(field.getKey(), field.getValue()));
        return values;
    }

    private static Map<String, JsonNode> map(List<String> single, Arguments arguments) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (String word : single) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw arguments.fault(
                        "the option '--set' takes KEY=VALUE, found '%s'".formatted(word));
            }
            String text = word.substring(equals + 1);
            JsonNode value = parsed(text).orElseGet(() -> TextNode.valueOf(text));
            if (values.put(word.substring(0, equals).strip(), value) != null) {
                throw arguments.fault(
                        "the option '--set' gives '%s' twice".formatted(word.substring(0, equals)));
            }
        }
        return values;
    }

    /** What a text says as JSON; empty where it is none. */
    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
