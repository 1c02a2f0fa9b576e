package org.kdtoolkit.report.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.files.RegularFile;

/**
 * Records as JSON: keys in kebab case, unknown keys passed over. What is read must be there once,
 * of its own type, and as the record's constructor wants it.
 */
public final class JsonFile {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .addModule(new MetricKeyModule())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private JsonFile() {}

    /**
     * Writes a record.
     *
     * @throws DataException if the file can't be written; the file that was there stays
     */
    public static void write(Path file, Object value) {
        AtomicFile.write(file, text(value));
    }

    /**
     * Writes a record to a place in an existing folder that other processes may write to at the
     * same time.
     *
     * @throws DataException if the file can't be written; the file that was there stays
     */
    static void writeAmongOthers(Path file, Object value) {
        byte[] bytes = text(value).getBytes(StandardCharsets.UTF_8);
        AtomicFile.writeAmongOthers(file, out -> out.write(bytes));
    }

    private static String text(Object value) {
        return json(value, MAPPER.writerWithDefaultPrettyPrinter()::writeValueAsString) + "\n";
    }

    static void writeLines(Path file, List<?> values) {
        AtomicFile.write(
                file,
                values.stream().map(value -> line(value) + "\n").collect(Collectors.joining()));
    }

    /** A record in one line. */
    public static String line(Object value) {
        return json(value, MAPPER::writeValueAsString);
    }

    /**
     * Reads a record.
     *
     * @param remedy what to do where the file holds none, for the message
     * @throws DataException if the file can't be read, or holds no such record; the message says
     *     where
     */
    public static <T> T read(Path file, Class<T> type, String remedy) {
        return parse(text(file), type, file.toString(), remedy);
    }

    static <T> List<T> readLines(Path file, Class<T> type, String remedy) {
        List<T> values = new ArrayList<>();
        List<String> lines = text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            values.add(parse(lines.get(i), type, file + ":" + (i + 1), remedy));
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

    private static <T> T parse(String json, Class<T> type, String place, String remedy) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw unfit(place, type, "null", remedy, null);
            }
            return value;
        } catch (JsonProcessingException e) {
            String found = json.isBlank() ? "nothing" : JsonFault.describe(e);
            throw unfit(place, type, found, remedy, e);
        }
    }

    private static DataException unfit(
            String place, Class<?> type, String found, String remedy, Exception cause) {
        return new DataException(
                "%s: expected the JSON of %s, found: %s; %s"
                        .formatted(place, type.getSimpleName(), found, remedy),
                cause);
    }
}
