package org.kdtoolkit.report.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a benchmark keeps what was searched before its final run: the folder {@code search} in its
 * own.
 *
 * @param benchmark the benchmark's folder
 */
public record SearchFolder(Path benchmark) {

    private static final String REMEDY = "run the benchmark again; with --resume, trials are kept";

    /** The folder. */
    public Path path() {
        return benchmark.resolve("search");
    }

    /** Whether a search was planned there. */
    public boolean exists() {
        return Files.exists(path().resolve("plan.json"));
    }

    private Path file() {
        return path().resolve("search.json");
    }

    /** The same for spreadsheets, {@code search.csv}. */
    public Path tableFile() {
        return path().resolve("search.csv");
    }

    /** Writes {@code search.json}. */
    public void write(SearchRecord search) {
        JsonFile.write(file(), search);
    }

    /**
     * What {@code search.json} says; empty where nothing was searched, or not to its end.
     *
     * @throws org.kdtoolkit.api.data.DataException if it can't be read
     */
    public Optional<SearchRecord> read() {
        return Files.exists(file())
                ? Optional.of(JsonFile.read(file(), SearchRecord.class, REMEDY))
                : Optional.empty();
    }
}
