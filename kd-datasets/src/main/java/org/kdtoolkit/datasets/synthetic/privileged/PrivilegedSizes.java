package org.kdtoolkit.datasets.synthetic.privileged;

/**
 * How many samples a repetition has.
 *
 * @param train for training, from 1 on
 * @param validation for choosing between methods or epochs, from 0 on; the protocols have none
 * @param test for judging, from 0 on
 */
public record PrivilegedSizes(int train, int validation, int test) {

    /**
     * The sizes of both published scripts: 200 for training and 1000 for judging. The text of the
     * first paper says 10,000 for judging, its script has 1000.
     */
    public static final PrivilegedSizes PUBLISHED = new PrivilegedSizes(200, 0, 1000);

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if there are none to train with, or fewer than none
     */
    public PrivilegedSizes {
        if (train < 1 || validation < 0 || test < 0) {
            throw new IllegalArgumentException(
                    "expected at least one sample to train with, and no number below 0, found %d, %d and %d"
                            .formatted(train, validation, test));
        }
    }
}
