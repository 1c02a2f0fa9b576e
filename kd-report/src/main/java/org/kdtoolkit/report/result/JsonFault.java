package org.kdtoolkit.report.result;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON text, and where. */
final class JsonFault {

    private JsonFault() {}

    static String describe(JsonProcessingException fault) {
        String key = fault instanceof JsonMappingException mapping ? key(mapping) : "";
        JsonLocation at = fault.getLocation();
        String place =
                at == null
                        ? ""
                        : " in line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return what(fault) + (key.isEmpty() ? "" : " at '" + key + "'") + place;
    }

    private static String what(JsonProcessingException fault) {
        if (fault instanceof JsonEOFException || fault.getCause() instanceof JsonEOFException) {
            return "a text that breaks off";
        }
        if (fault instanceof ValueInstantiationException && fault.getCause() != null) {
            return fault.getCause().getMessage();
        }
        if (fault instanceof InvalidTypeIdException kind) {
            return kind.getTypeId() == null
                    ? "no 'status'"
                    : "the status '%s'".formatted(kind.getTypeId());
        }
        if (fault instanceof MismatchedInputException mismatch
                && mismatch.getTargetType() != null) {
            Class<?> type = mismatch.getTargetType();
            return type.isEnum() ? "none of " + names(type) : "no " + type(type);
        }
        return fault.getOriginalMessage();
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String type(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class) {
            return "whole number";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        if (type == String.class) {
            return "text";
        }
        if (type == boolean.class) {
            return "truth value";
        }
        return Collection.class.isAssignableFrom(type) ? "list" : "object";
    }

    private static String key(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? Integer.toString(step.getIndex())
                                        : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
