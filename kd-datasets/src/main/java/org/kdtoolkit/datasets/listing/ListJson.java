package org.kdtoolkit.datasets.listing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;

/**
 * JSON as lists have it: with {@code NaN} and {@code Infinity}, which Python writes for numbers
 * that are missing, and brackets in brackets, but not without an end.
 */
public final class ListJson {

    private static final int DEEPEST = 100;

    private static final ObjectWriter PLAIN =
            JsonMapper.builder().disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build().writer();

    /** What Jackson says of its own source and settings. */
    private static final Pattern ASIDE =
            Pattern.compile(
                    " (\\(start marker at|for `ObjectNode`).*| \\(or 'NaN'[^)]*\\)",
                    Pattern.DOTALL);

    private ListJson() {}

    /** Begins to set up a reader. */
    public static JsonMapper.Builder mapper() {
        JsonFactory factory =
                JsonFactory.builder()
                        // names are those of samples: many, none twice, and chosen by others
                        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                        .build();
        return JsonMapper.builder(factory);
    }

    /** What is wrong with a text that is not such JSON. */
    public static String fault(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (e instanceof StreamConstraintsException) {
            return message.contains("nesting depth")
                    ? "brackets are nested more than %d deep".formatted(DEEPEST)
                    : "a text or number is too long";
        }
        return ASIDE.matcher(message).replaceAll("");
    }

    /** Whether a value stands for a number that is missing. */
    public static boolean isMissing(JsonNode value) {
        return value.isNull() || isNaN(value);
    }

    /** Whether a value is {@code NaN}. */
    public static boolean isNaN(JsonNode value) {
        return value.isNumber() && Double.isNaN(value.doubleValue());
    }

    /** A value as it was written, except for blanks. */
    public static String text(JsonNode value) {
        try {
            return PLAIN.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value that was read can be written", e);
        }
    }
}
