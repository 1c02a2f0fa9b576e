package org.kdtoolkit.datasets.manifest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.kdtoolkit.datasets.listing.Problems;

/** Reads comma-separated values with a header row. */
final class CsvRows implements Rows {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Problems problems;
    private final int width;
    private final int id;
    private final int subset;
    private final int label;
    private final boolean multiLabel;
    private final Pattern separator;
    private final Optional<Integer> recording;
    private final int[] files;

    CsvRows(BufferedReader reader, Columns columns, Problems problems) throws IOException {
        this.parser = CSVParser.parse(reader, FORMAT);
        this.records = parser.iterator();
        this.problems = problems;
        Map<String, Integer> header = header(columns);
        this.width = header.size();
        this.id = header.get(columns.id());
        this.subset = header.get(columns.subset());
        this.multiLabel = header.containsKey(columns.labels());
        this.label = header.get(multiLabel ? columns.labels() : columns.label());
        this.separator = Pattern.compile(columns.separator(), Pattern.LITERAL);
        this.recording = columns.recording().map(header::get);
        this.files = columns.files().stream().mapToInt(header::get).toArray();
    }

    private Map<String, Integer> header(Columns columns) throws IOException {
        Map<String, Integer> header = new LinkedHashMap<>();
        for (String name : read().map(CSVRecord::toList).orElse(List.of())) {
            if (header.putIfAbsent(name, header.size()) != null) {
                problems.add(1, "two columns are named '%s'".formatted(name));
            }
        }
        if (header.isEmpty()) {
            problems.add("it is empty; expected a header row");
            problems.raise();
        }
        columns.check(header.keySet()).forEach(problem -> problems.add(1, problem));
        problems.raise();
        return header;
    }

    @Override
    public boolean multiLabel() {
        return multiLabel;
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<CSVRecord> next = read();
        while (next.isPresent() && !problems.full()) {
            CSVRecord values = next.get();
            if (values.size() == width) {
                return Optional.of(row(values));
            }
            problems.add(
                    parser.getCurrentLineNumber(),
                    "has %d values, the header %d".formatted(values.size(), width));
            next = read();
        }
        return Optional.empty();
    }

    private Optional<CSVRecord> read() throws IOException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CSVException)) {
                throw e.getCause();
            }
            problems.add(
                    parser.getCurrentLineNumber(),
                    "reading ended here, because quotes don't match: " + e.getCause().getMessage());
            return Optional.empty();
        }
    }

    private Row row(CSVRecord values) {
        List<String> paths = new ArrayList<>(files.length);
        for (int file : files) {
            paths.add(values.get(file));
        }
        return new Row(
                parser.getCurrentLineNumber(),
                values.get(id),
                values.get(subset),
                labels(values.get(label)),
                paths,
                recording.map(values::get));
    }

    private List<String> labels(String text) {
        if (!multiLabel) {
            return List.of(text);
        }
        return text.isBlank()
                ? List.of()
                : separator.splitAsStream(text).map(String::strip).toList();
    }
}
