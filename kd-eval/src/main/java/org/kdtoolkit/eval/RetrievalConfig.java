package org.kdtoolkit.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.eval.metrics.AveragePrecision;

/**
 * The keys of the task {@code retrieval}.
 *
 * @param mapRank a smaller gallery is not cut
 * @param mapAt as {@code mapRank}
 */
public record RetrievalConfig(
        @Doc("how average precision is defined: full, published, zero or min-r-k") @Default("full")
                MapDefinition map,
        @Doc("the rank at which the definitions other than full cut the ranking")
                @Default("500")
                @Range(min = 1, max = 1_000_000_000)
                int mapRank,
        @Doc(
                        "ranks at which mAP is cut as well, in both conventions:"
                                + " retrieval-map-at-K-standard and retrieval-map-at-K-published")
                @Default("[]")
                @Range(min = 1, max = 1_000_000_000)
                List<Integer> mapAt,
        @Doc(
                        "what queries are searched in: train for the training samples that have"
                                + " labels, or self for the other samples of the subset")
                @Default("train")
                Gallery gallery) {

    /** Copies the ranks. */
    public RetrievalConfig {
        mapAt = List.copyOf(mapAt);
    }

    /** The definition of {@code retrieval-map}. */
    AveragePrecision definition() {
        return map.at(mapRank);
    }

    /**
     * The cut definitions by the metric of each: of the asked ranks, and of the one that the chosen
     * definition cuts at.
     */
    Map<String, AveragePrecision> cut() {
        Set<Integer> ranks = new TreeSet<>(mapAt);
        if (map.cuts()) {
            ranks.add(mapRank);
        }
        Map<String, AveragePrecision> definitions = new LinkedHashMap<>();
        for (int rank : ranks) {
            String metric = "retrieval-map-at-" + rank;
            definitions.put(metric + "-standard", new AveragePrecision.MinRelevantDepth(rank));
            definitions.put(metric + "-published", new AveragePrecision.Published(rank));
        }
        return definitions;
    }
}
