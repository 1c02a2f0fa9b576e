package org.kdtoolkit.datasets.manifest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.CsvText;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;
import org.kdtoolkit.datasets.listing.ListText;

/** Reads comma-separated values with a header row. */
final class CsvRows implements Rows {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final CsvText rows;
    private final ListProblems problems;
    private final int width;
    private final int id;
    private final Optional<Integer> subset;
    private final Optional<Integer> label;
    private final boolean multiLabel;
    private final Pattern separator;
    private final Columns columns;
    private final Optional<Integer> recording;
    private final Optional<Integer> condition;
    private final int[] files;

    CsvRows(ListText text, Path file, Columns columns, ListProblems problems) throws IOException {
        this.rows = new CsvText(text, FORMAT, file, problems);
        this.problems = problems;
        Map<String, Integer> header = header(columns, file);
        this.width = header.size();
        this.id = header.get(columns.id());
        this.columns = columns;
        this.subset = Optional.ofNullable(header.get(columns.subset()));
        this.multiLabel = header.containsKey(columns.labels());
        this.label =
                Optional.ofNullable(header.get(multiLabel ? columns.labels() : columns.label()));
        this.separator = Pattern.compile(columns.separator(), Pattern.LITERAL);
        this.recording = columns.recording().map(header::get);
        this.condition = columns.condition().map(header::get);
        this.files = columns.files().stream().mapToInt(header::get).toArray();
    }

    private Map<String, Integer> header(Columns columns, Path file) throws IOException {
        ListLocation first = new ListLocation(file, 1);
        Map<String, Integer> header = new LinkedHashMap<>();
        for (String name : rows.next().map(CsvRow::values).orElse(List.of())) {
            if (header.putIfAbsent(name, header.size()) != null) {
                problems.add(first, "two columns are named '%s'".formatted(name));
            }
        }
        if (header.isEmpty()) {
            problems.addOf(file, "it is empty; expected a header row");
            problems.raise();
        }
        columns.checkHeader(header.keySet()).forEach(problem -> problems.add(first, problem));
        problems.raise();
        return header;
    }

    @Override
    public boolean multiLabel() {
        return multiLabel;
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<CsvRow> next = rows.next();
        while (next.isPresent() && !problems.full()) {
            List<String> values = next.get().values();
            if (values.size() == width) {
                return Optional.of(row(next.get().place().line(), values));
            }
            problems.add(
                    next.get().place(),
                    "has %d values, the header %d".formatted(values.size(), width));
            next = rows.next();
        }
        return Optional.empty();
    }

    private Row row(long line, List<String> values) {
        List<String> paths = new ArrayList<>(files.length);
        for (int file : files) {
            paths.add(values.get(file));
        }
        return new Row(
                line,
                values.get(id),
                subset.map(values::get),
                label.flatMap(column -> labels(values.get(column))),
                paths,
                recording.map(values::get),
                condition.map(values::get).map(Columns::condition));
    }

    private Optional<List<String>> labels(String text) {
        return columns.labels(
                multiLabel && !text.isBlank()
                        ? separator.splitAsStream(text).map(String::strip).toList()
                        : List.of(text));
    }
}
