package org.kdtoolkit.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.datasets.listing.CsvRow;
import org.kdtoolkit.datasets.listing.HeadedList;
import org.kdtoolkit.datasets.listing.ListFile;
import org.kdtoolkit.datasets.listing.ListProblems;

/**
 * Files with their labels, as a list of comma-separated values with a header names them.
 *
 * @param rows those of the subset that is asked for
 */
record LabelledList(List<Row> rows) {

    private static final String SUBSET = "subset";
    private static final String SEPARATOR = ";";

    /**
     * A file with its labels.
     *
     * @param file paths begin at the list's folder
     * @param labels none where nobody said what they are
     */
    record Row(Path file, List<String> labels) {}

    /** Which columns a list may have, and which of them it has. */
    private record Columns(List<String> files, List<String> labels) {

        private List<String> all() {
            return Stream.of(files, labels, List.of(SUBSET)).flatMap(List::stream).toList();
        }

        private Optional<String> file(CsvRow row) {
            return filled(row, 0, files.size());
        }

        private Optional<String> label(CsvRow row) {
            return filled(row, files.size(), files.size() + labels.size());
        }

        private Optional<String> subset(CsvRow row) {
            return filled(row, files.size() + labels.size(), files.size() + labels.size() + 1);
        }

        private static Optional<String> filled(CsvRow row, int from, int to) {
            return IntStream.range(from, to)
                    .mapToObj(column -> row.values().get(column))
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        }
    }

    /**
     * Reads a list.
     *
     * @param modality what the student perceives; also the name of a column
     * @param several whether a label cell may hold several, with semicolons between them
     * @throws DataException with all that is wrong with it
     */
    static LabelledList read(EvaluateListOptions options, List<String> modality, boolean several) {
        Path file = options.list().toAbsolutePath().normalize();
        ListProblems problems = ListProblems.of(file, "a list of files with labels");
        Columns columns =
                new Columns(
                        options.column()
                                .map(List::of)
                                .orElse(
                                        Stream.concat(modality.stream(), Stream.of("file"))
                                                .toList()),
                        options.labelColumn().map(List::of).orElse(List.of("label", "labels")));
        List<Row> rows = new ArrayList<>();
        List<String> required = required(options);
        new HeadedList(
                        new ListFile(file, "--list", problems),
                        required,
                        columns.all(),
                        "--column and --label-column name others")
                .forEach(
                        found -> {
                            CsvRow row = behind(required.size(), found);
                            if (isAskedFor(columns.subset(row), options)) {
                                row(row, columns, several, file, problems).ifPresent(rows::add);
                            }
                        });
        problems.raise();
        if (rows.isEmpty()) {
            throw new DataException(
                    "%s: has no row of the subset '%s'"
                            .formatted(file, options.subset().orElse("")));
        }
        return new LabelledList(rows);
    }

    private static CsvRow behind(int required, CsvRow row) {
        return new CsvRow(row.place(), row.values().subList(required, row.values().size()));
    }

    /** Columns that were named must be there. */
    private static List<String> required(EvaluateListOptions options) {
        return Stream.of(options.column(), options.labelColumn(), options.subset().map(s -> SUBSET))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isAskedFor(Optional<String> subset, EvaluateListOptions options) {
        return options.subset().isEmpty() || options.subset().equals(subset);
    }

    private static Optional<Row> row(
            CsvRow row, Columns columns, boolean several, Path list, ListProblems problems) {
        Optional<String> file = columns.file(row);
        if (file.isEmpty() && !problems.none()) {
            return Optional.empty(); // a column that is not there is empty in each row
        }
        if (file.isEmpty()) {
            problems.add(
                    row.place(),
                    "names no file; expected one in the column '%s' (--column names another)"
                            .formatted(String.join("' or '", columns.files())));
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Row(list.resolveSibling(file.get()), labels(columns.label(row), several)));
        } catch (InvalidPathException e) {
            problems.add(row.place(), "'%s' is no path: %s".formatted(file.get(), e.getReason()));
            return Optional.empty();
        }
    }

    private static List<String> labels(Optional<String> cell, boolean several) {
        return cell.stream()
                .flatMap(text -> several ? Stream.of(text.split(SEPARATOR)) : Stream.of(text))
                .map(LabelledList::canonical)
                .toList();
    }

    /** A name as it is compared: without blanks around it, accents as parts of their letters. */
    static String canonical(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }
}
