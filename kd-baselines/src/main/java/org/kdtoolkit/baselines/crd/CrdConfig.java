package org.kdtoolkit.baselines.crd;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the {@link CrdLoss}. The defaults are the published values; the published trainer
 * weights the loss by 0.8.
 *
 * @param negatives may be more than the memory has rows
 */
public record CrdConfig(
        @Doc("the width of the embeddings that are contrasted")
                @Default("128")
                @Range(min = 1, max = 65_536)
                int width,
        @Doc("how many negatives are drawn for each sample, with replacement")
                @Default("16384")
                @Range(min = 1, max = 1_000_000)
                int negatives,
        @Doc("what scalar products are divided by")
                @Default("0.07")
                @Range(min = 0, minIncluded = false)
                double temperature,
        @Doc(
                        "the share that a sample's row of the memory keeps when the sample is seen;"
                                + " a queue has no use for it")
                @Default("0.5")
                @Range(min = 0, max = 1, maxIncluded = false)
                double momentum,
        @Doc(
                        "for large data sets, and not in the published method: how many of the"
                                + " latest embeddings are remembered, in place of one for each"
                                + " training sample")
                @Range(min = 1, max = 100_000_000)
                Optional<Integer> queue) {

    /** Numbers, for each of two memories: 2 GiB. */
    private static final long MOST_REMEMBERED = 1L << 29;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public CrdConfig {
        require(width >= 1, "width", "at least 1", width);
        require(negatives >= 1, "number of negatives", "at least 1", negatives);
        require(temperature > 0, "temperature", "greater than 0", temperature);
        require(momentum >= 0 && momentum < 1, "momentum", "from 0 to below 1", momentum);
        queue.ifPresent(rows -> require(rows >= 1, "length of the queue", "at least 1", rows));
        long remembered = (long) width * queue.orElse(0);
        require(
                remembered <= MOST_REMEMBERED,
                "queue times the width",
                "at most " + MOST_REMEMBERED,
                remembered);
    }

    /** The published values: a memory of all training samples. */
    public static CrdConfig published() {
        return new CrdConfig(128, 16384, 0.07, 0.5, Optional.empty());
    }

    private static void require(boolean holds, String what, String expected, Number found) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "the %s must be %s, found %s".formatted(what, expected, found));
        }
    }
}
