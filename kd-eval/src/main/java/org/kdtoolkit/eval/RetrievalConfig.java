package org.kdtoolkit.eval;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * The keys of the task {@code retrieval}.
 *
 * @param mapRank a smaller gallery is not cut
 */
public record RetrievalConfig(
        @Doc("how average precision is defined: full, published, zero or min-r-k") @Default("full")
                MapDefinition map,
        @Doc("the rank at which the definitions other than full cut the ranking")
                @Default("500")
                @Range(min = 1, max = 1_000_000_000)
                int mapRank,
        @Doc(
                        "what queries are searched in: train for the training samples that have"
                                + " labels, or self for the other samples of the subset")
                @Default("train")
                Gallery gallery) {}
