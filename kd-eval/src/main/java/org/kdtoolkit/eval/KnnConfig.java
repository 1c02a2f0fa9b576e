package org.kdtoolkit.eval;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.eval.probe.Distance;

/** The keys of the task {@code knn}. */
public record KnnConfig(
        @Doc("how many neighbours vote; the metric is named after it: knn10")
                @Default("10")
                @Range(min = 1, max = 1_000_000)
                int k,
        @Doc("how far embeddings lie from each other: cosine or euclidean") @Default("cosine")
                Distance distance,
        @Doc(
                        "among how many training samples with labels neighbours are looked for,"
                                + " drawn with each class in its share; by default all")
                @Range(min = 2)
                Optional<Integer> labels,
        @Doc("draws these samples; the same for all trials") @Default("1") long seed) {

    /** Enough for the draw and for the vote. */
    int leastLabels() {
        return Math.max(budget().least(), k);
    }

    LabelBudget budget() {
        return new LabelBudget(labels, seed);
    }
}
