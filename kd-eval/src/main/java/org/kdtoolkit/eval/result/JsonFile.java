package org.kdtoolkit.eval.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.RegularFile;

/** Records as JSON: keys in kebab case, unknown keys passed over. */
final class JsonFile {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private JsonFile() {}

    static void write(Path file, Object value) {
        String text = json(value, MAPPER.writerWithDefaultPrettyPrinter()::writeValueAsString);
        AtomicFile.write(file, text + "\n");
    }

    static void writeLines(Path file, List<?> values) {
        AtomicFile.write(
                file,
                values.stream()
                        .map(value -> json(value, MAPPER::writeValueAsString) + "\n")
                        .collect(Collectors.joining()));
    }

    static <T> T read(Path file, Class<T> type) {
        return parse(text(file), type, file.toString());
    }

    static <T> List<T> readLines(Path file, Class<T> type) {
        List<T> values = new ArrayList<>();
        List<String> lines = text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            values.add(parse(lines.get(i), type, file + ":" + (i + 1)));
        }
        return values;
    }

    private interface Writing {
        String apply(Object value) throws JsonProcessingException;
    }

    private static String json(Object value, Writing writing) {
        try {
            return writing.apply(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + value, e);
        }
    }

    /**
     * All of a text file.
     *
     * @throws DataException if it can't be read
     */
    static String text(Path file) {
        Optional<String> fault = RegularFile.fault(file);
        if (fault.isPresent()) {
            throw new DataException("%s: %s".formatted(file, fault.get()));
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new DataException("%s: can't be read (%s)".formatted(file, e), e);
        }
    }

    private static <T> T parse(String json, Class<T> type, String place) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new DataException(
                    "%s: expected the JSON of %s, found: %s; remove the trial's folder to run it again"
                            .formatted(place, type.getSimpleName(), e.getOriginalMessage()),
                    e);
        }
    }
}
