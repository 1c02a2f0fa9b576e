package org.kdtoolkit.report.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.report.result.JsonFile;

/** Writes a comparison of two runs as JSON, or as CSV with one row for each metric and seed. */
public final class ComparisonFile {

    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT
                    .builder()
                    .setHeader(
                            "method_a",
                            "method_b",
                            "metric",
                            "seed",
                            "samples",
                            "only_a",
                            "only_b",
                            "other_labels",
                            "a",
                            "b")
                    .setRecordSeparator('\n')
                    .get();

    private ComparisonFile() {}

    /** Whether a file's name ends as one of those that can be written. */
    public static boolean isKnown(Path file) {
        return isJson(file) || name(file).endsWith(".csv");
    }

    /**
     * Writes a file.
     *
     * @param file as {@link #isKnown} wants it
     * @throws org.kdtoolkit.api.data.DataException if it can't be written
     */
    public static void write(Path file, RunComparison comparison) {
        if (isJson(file)) {
            JsonFile.write(file, comparison);
        } else {
            AtomicFile.write(file, csv(comparison));
        }
    }

    private static boolean isJson(Path file) {
        return name(file).endsWith(".json");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static String csv(RunComparison comparison) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            for (MethodComparison method : comparison.methods()) {
                for (Map.Entry<String, MethodComparison.Figures> metric :
                        method.figures().entrySet()) {
                    for (int seed : metric.getValue().a().keySet()) {
                        csv.printRecord(
                                method.method(),
                                method.other(),
                                metric.getKey(),
                                seed,
                                method.samples(),
                                method.onlyA(),
                                method.onlyB(),
                                method.otherLabels(),
                                metric.getValue().a().get(seed),
                                metric.getValue().b().get(seed));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a StringBuilder can't be written to", e);
        }
        return text.toString();
    }
}
