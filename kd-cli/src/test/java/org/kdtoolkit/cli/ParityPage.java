package org.kdtoolkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.testkit.ParityRow;
import org.kdtoolkit.testkit.ParityTable;

/**
 * The page of parity: what the tables of all modules state, and their tests assert.
 *
 * @param root the project's folder
 * @param tables by module
 * @param papers by the name of a method
 */
record ParityPage(Path root, Map<String, ParityTable> tables, Map<String, String> papers) {

    /** Reads the tables of all modules that have one. */
    static ParityPage of(Documents documents, MethodTable methods) {
        Map<String, ParityTable> tables = new TreeMap<>();
        list(documents.root()).stream()
                .filter(module -> Files.exists(module.resolve(ParityTable.PATH)))
                .forEach(
                        module ->
                                tables.put(
                                        module.getFileName().toString(),
                                        ParityTable.parse(read(module.resolve(ParityTable.PATH)))));
        Map<String, String> papers =
                methods.providers().stream()
                        .collect(Collectors.toMap(Provider::name, Provider::source));
        return new ParityPage(documents.root(), tables, papers);
    }

    /** The table as Markdown, by method. */
    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| method | paper | figures from | fixture | PyTorch: value | gradient | MXNet:"
                        + " value | gradient | remark |");
        lines.add("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        tables.forEach(
                (module, table) -> table.rows().forEach(row -> lines.add(markdown(module, row))));
        return String.join("\n", lines) + "\n";
    }

    private String markdown(String module, ParityRow row) {
        Stream<String> bounds =
                ParityRow.ENGINES.stream()
                        .map(row.bounds()::get)
                        .flatMap(bound -> Stream.of(bound.value(), bound.gradient()))
                        .map(bound -> bound.map("≤ "::concat).orElse("–"));
        return Stream.of(
                        Stream.of(
                                "`%s`".formatted(row.method()),
                                paper(row.method()),
                                row.source(),
                                "`%s`, %s".formatted(row.fixture(), module)),
                        bounds,
                        Stream.of(row.remark()))
                .flatMap(cells -> cells)
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** The paper of a method, or the papers of one that is combined, as in {@code mnf+csc}. */
    private String paper(String method) {
        return Stream.of(method.split("\\+"))
                .map(papers::get)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** Fixtures of a module that its table has no row for, as {@code module: fixture}. */
    List<String> withoutRow(List<String> modules) {
        return modules.stream()
                .flatMap(
                        module ->
                                list(root.resolve(module + "/src/test/resources/fixtures")).stream()
                                        .map(file -> file.getFileName().toString())
                                        .filter(file -> file.endsWith(".npz"))
                                        .map(file -> file.replace(".npz", ""))
                                        .filter(fixture -> !hasRow(module, fixture))
                                        .map(fixture -> module + ": " + fixture))
                .toList();
    }

    private boolean hasRow(String module, String fixture) {
        return tables.get(module).rows().stream().anyMatch(row -> row.fixture().equals(fixture));
    }

    /** Rows that no test of their module asserts, as {@code module: fixture}. */
    List<String> unasserted() {
        List<String> unasserted = new ArrayList<>();
        tables.forEach(
                (module, table) -> {
                    String tests = tests(root.resolve(module + "/src/test/java"));
                    table.rows().stream()
                            .map(ParityRow::fixture)
                            .filter(fixture -> !tests.contains("\"" + fixture + "\""))
                            .forEach(fixture -> unasserted.add(module + ": " + fixture));
                });
        return unasserted;
    }

    private static String tests(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ParityPage::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
