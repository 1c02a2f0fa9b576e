package org.kdtoolkit.datasets.annotation;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.datasets.listing.CanonicalText;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListJson;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListText;

/**
 * Reads {@code {"labels": [<class>, ...], "database": {"<name>": {...}, ...}}}, in either order and
 * whatever keys there are besides. The labels may be missing.
 *
 * @param <T> what becomes of an entry
 */
public final class AnnotationFile<T> {

    private static final JsonMapper MAPPER =
            ListJson.mapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

    private final Path file;
    private final ListProblems problems;
    private final Function<AnnotationEntry, List<T>> reading;
    private final List<T> samples = new ArrayList<>();
    private Optional<List<String>> labels = Optional.empty();
    private boolean anyDatabase;

    private AnnotationFile(
            Path file, ListProblems problems, Function<AnnotationEntry, List<T>> reading) {
        this.file = file;
        this.problems = problems;
        this.reading = reading;
    }

    /**
     * Reads a file.
     *
     * @param file the file, which the key {@code annotation} names
     * @param problems takes what is wrong with it
     * @param reading turns an entry into samples, or reports why it can't
     * @throws DataException if it is not JSON, or has no database
     */
    public static <T> Annotation<T> read(
            Path file, ListProblems problems, Function<AnnotationEntry, List<T>> reading) {
        return new ListFile(file, "annotation", problems)
                .read(new AnnotationFile<>(file, problems, reading)::parse);
    }

    private Annotation<T> parse(ListText text) throws IOException {
        try (JsonParser json = MAPPER.createParser(text)) {
            read(json, text);
        }
        if (!anyDatabase) {
            problems.add("it has no 'database'; expected {\"labels\": [...], \"database\": {...}}");
            problems.raise();
        }
        return new Annotation<>(labels, List.copyOf(samples));
    }

    private void read(JsonParser json, ListText text) throws IOException {
        try {
            root(json, text);
        } catch (JsonProcessingException e) {
            JsonLocation location =
                    Objects.requireNonNullElse(e.getLocation(), json.currentLocation());
            throw problems.fatal(
                    "line %d, column %d: not JSON: %s"
                            .formatted(
                                    location.getLineNr(),
                                    location.getColumnNr(),
                                    ListJson.fault(e)),
                    e);
        }
    }

    private void root(JsonParser json, ListText text) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (!problems.full() && json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            if (key.equals("labels") && is(JsonToken.START_ARRAY, value, "'labels'", json)) {
                labels(json);
            } else if (key.equals("database")
                    && is(JsonToken.START_OBJECT, value, "'database'", json)) {
                database(json, text);
            } else {
                skip(json, text);
            }
            anyDatabase |= key.equals("database");
        }
        if (!problems.full() && json.nextToken() != null) {
            problems.add(place(json), "expected nothing behind the object");
        }
    }

    private boolean is(JsonToken expected, JsonToken found, String what, JsonParser json) {
        if (found != expected) {
            problems.add(
                    place(json),
                    "%s must be %s"
                            .formatted(
                                    what,
                                    expected == JsonToken.START_ARRAY ? "a list" : "an object"));
        }
        return found == expected;
    }

    private void labels(JsonParser json) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                problems.add(place(json), "a label must be a text");
                json.skipChildren();
                continue;
            }
            String name = CanonicalText.of(json.getText());
            if (name.isEmpty()) {
                problems.add(place(json), "a label is empty");
            } else if (!names.add(name)) {
                problems.add(place(json), "label '%s' is there twice".formatted(name));
            }
        }
        labels = Optional.of(List.copyOf(names));
    }

    private void database(JsonParser json, ListText text) throws IOException {
        while (!problems.full() && json.nextToken() == JsonToken.FIELD_NAME) {
            ListLocation place = place(json);
            text.beginRow(place.line());
            String name = json.currentName();
            if (is(JsonToken.START_OBJECT, json.nextToken(), "'%s'".formatted(name), json)) {
                samples.addAll(
                        reading.apply(
                                new AnnotationEntry(
                                        place, name, json.readValueAsTree(), problems)));
            } else {
                json.skipChildren();
            }
        }
    }

    /** Passes over what is not asked for, however long it is. */
    private static void skip(JsonParser json, ListText text) throws IOException {
        int depth = 0;
        for (JsonToken token = json.currentToken(); token != null; token = json.nextToken()) {
            text.beginRow(json.currentTokenLocation().getLineNr());
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return;
            }
        }
    }

    private ListLocation place(JsonParser json) {
        JsonLocation location = json.currentTokenLocation();
        return new ListLocation(file, location.getLineNr(), location.getColumnNr());
    }
}
