package org.kdtoolkit.datasets.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.datasets.listing.ListJson;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListText;

/**
 * Reads one JSON object a line. The first one that has either tells whether samples have a label or
 * labels.
 */
final class JsonRows implements Rows {

    private static final ObjectReader OBJECTS =
            ListJson.mapper()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readerFor(JsonNode.class);

    private final ListText reader;
    private final Path file;
    private final Columns columns;
    private final ListProblems problems;
    private Optional<Numbered> next;
    private Optional<LabelKey> key = Optional.empty();
    private long line;

    private record Numbered(long line, JsonNode object) {}

    /** The key of the labels, and the line that has told it. */
    private record LabelKey(String name, long line) {}

    JsonRows(ListText reader, Path file, Columns columns, ListProblems problems)
            throws IOException {
        this.reader = reader;
        this.file = file;
        this.columns = columns;
        this.problems = problems;
        this.next = object();
    }

    @Override
    public boolean multiLabel() {
        return key.filter(known -> known.name().equals(columns.labels())).isPresent();
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (next.isPresent() && !problems.full()) {
            Optional<Row> row = row(next.get());
            next = object();
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    /** The object of the next line that holds one. */
    private Optional<Numbered> object() throws IOException {
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            reader.beginRow(line + 1);
            if (text.isBlank()) {
                continue;
            }
            try {
                JsonNode node = OBJECTS.readTree(text);
                if (node.isObject()) {
                    return Optional.of(new Numbered(line, node));
                }
                problem(line, "expected a JSON object");
            } catch (MismatchedInputException e) {
                problem(line, "expected one JSON object and nothing behind it");
            } catch (JsonProcessingException e) {
                problem(line, "not a JSON object: " + column(e) + ListJson.fault(e));
            }
            if (problems.full()) {
                break;
            }
        }
        return Optional.empty();
    }

    private void problem(long line, String what) {
        problems.add(new ListLocation(file, line), what);
    }

    /** Where it is wrong, if that is known. */
    private static String column(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : "column %d: ".formatted(e.getLocation().getColumnNr());
    }

    private Optional<Row> row(Numbered numbered) {
        JsonNode object = numbered.object();
        List<String> found = new ArrayList<>();
        object.fieldNames().forEachRemaining(found::add);
        List<String> wrong = columns.checkRow(found);
        if (wrong.isEmpty()) {
            checkKey(numbered, wrong);
        }
        Optional<Row> row = wrong.isEmpty() ? Optional.of(row(numbered, wrong)) : Optional.empty();
        wrong.forEach(problem -> problem(numbered.line(), problem));
        return wrong.isEmpty() ? row : Optional.empty();
    }

    private void checkKey(Numbered numbered, List<String> wrong) {
        Optional<String> found =
                Stream.of(columns.label(), columns.labels())
                        .filter(numbered.object()::has)
                        .findFirst();
        key = key.or(() -> found.map(name -> new LabelKey(name, numbered.line())));
        key.filter(known -> found.isPresent() && !known.name().equals(found.get()))
                .ifPresent(
                        known ->
                                wrong.add(
                                        "expected '%s' as in line %d"
                                                .formatted(known.name(), known.line())));
    }

    private Row row(Numbered numbered, List<String> wrong) {
        JsonNode object = numbered.object();
        return new Row(
                numbered.line(),
                text(object, columns.id(), wrong),
                subset(object).map(column -> text(object, column, wrong)),
                columns.labels(
                        multiLabel()
                                ? given(object, columns.labels())
                                        .map(column -> texts(object, column, wrong))
                                        .orElse(List.of())
                                : given(object, columns.label())
                                        .map(column -> List.of(text(object, column, wrong)))
                                        .orElse(List.of())),
                columns.files().stream().map(file -> text(object, file, wrong)).toList(),
                columns.recording()
                        .flatMap(column -> given(object, column))
                        .map(column -> text(object, column, wrong)),
                columns.condition()
                        .map(
                                column ->
                                        given(object, column)
                                                .map(name -> text(object, name, wrong))
                                                .orElse(""))
                        .map(Columns::condition));
    }

    /** The column of the subset, where there must be a value or is one. */
    private Optional<String> subset(JsonNode object) {
        return columns.kind() == Columns.Kind.LABELLED
                ? Optional.of(columns.subset())
                : given(object, columns.subset());
    }

    /** A column, where the object has a value for it. */
    private static Optional<String> given(JsonNode object, String column) {
        return Optional.of(column)
                .filter(object::has)
                .filter(name -> !ListJson.isMissing(object.get(name)));
    }

    private static String text(JsonNode object, String column, List<String> wrong) {
        JsonNode value = object.get(column);
        if (!isText(value)) {
            wrong.add("'%s' must be a text, found %s".formatted(column, ListJson.text(value)));
        }
        return value.asText();
    }

    private static List<String> texts(JsonNode object, String column, List<String> wrong) {
        List<String> texts = new ArrayList<>();
        JsonNode value = object.get(column);
        if (!value.isArray()) {
            wrong.add(
                    "'%s' must be an array of texts, found %s"
                            .formatted(column, ListJson.text(value)));
        }
        for (JsonNode element : value) {
            if (!isText(element)) {
                wrong.add(
                        "'%s' must be an array of texts, found %s in it"
                                .formatted(column, ListJson.text(element)));
            }
            texts.add(element.asText());
        }
        return texts;
    }

    /** Numbers are texts as they are written, except for those that stand for nothing. */
    private static boolean isText(JsonNode value) {
        return value.isValueNode() && !ListJson.isMissing(value);
    }
}
