package org.kdtoolkit.train.search;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.TrialFolder;

/**
 * Values that a search tries.
 *
 * @param method the method's name
 * @param number which one of the method, from 1
 * @param at the value of each axis by its key
 */
public record Candidate(String method, int number, Map<String, PointValue> at) {

    /** Copies the map. */
    public Candidate {
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
