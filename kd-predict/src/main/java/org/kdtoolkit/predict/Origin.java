package org.kdtoolkit.predict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;

/**
 * Where a student comes from, and how well it does.
 *
 * @param metrics fractions from 0 to 1 by names such as {@code test/top1}
 */
public record Origin(
        @Doc("the version of the toolkit that wrote this") String toolkit,
        @Doc("the benchmark's name") String experiment,
        @Doc("the data set") String data,
        @Doc("how many samples it was trained on; missing where that was not kept")
                Optional<Integer> trainingSamples,
        @Doc("the method that trained it") String method,
        @Doc("the seed") int seed,
        @Doc("the chosen epoch, the first being 1; 0 where nothing was trained") int epoch,
        @Doc("the SHA-256 of the trial's configuration, but for where files are")
                String configuration,
        @Doc("how well it does, by metric") @Default("{}") Map<String, Double> metrics,
        @Doc("statements that every report on it must carry") @Default("[]") List<String> notes) {

    /** Copies map and list, in their order. */
    public Origin {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        notes = List.copyOf(notes);
    }
}
