package org.kdtoolkit.train.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.TrialFolder;

/**
 * Values that a search tries.
 *
 * @param method the method's name
 * @param number which one of the method, from 1; 0 for one that nobody tries
 * @param at the value of each axis by its key
 * @param by who chose the values from outside; an empty text where nobody did, or nobody said
 */
public record Candidate(
        String method,
        int number,
        Map<String, PointValue> at,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String by) {

    /** Values that the search itself has chosen. */
    public Candidate(String method, int number, Map<String, PointValue> at) {
        this(method, number, at, "");
    }

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if the method or the values are missing
     */
    public Candidate {
        if (method == null || at == null) {
            throw new IllegalArgumentException("'method' or 'at' is missing");
        }
        by = Objects.requireNonNullElse(by, "");
        at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    }

    /** The folder of its trials in that of a search, such as {@code kd-7}. */
    public String folder() {
        Path method = new BenchmarkFolder(Path.of("")).trial(this.method, 0).path().getParent();
        return "%s-%d".formatted(method.getFileName(), number);
    }

    /**
     * The folder of one of its trials.
     *
     * @param search the folder of the search
     * @param seed the trial's seed
     */
    public TrialFolder trial(Path search, int seed) {
        return new BenchmarkFolder(search.resolve(folder())).trial(method, seed);
    }
}
