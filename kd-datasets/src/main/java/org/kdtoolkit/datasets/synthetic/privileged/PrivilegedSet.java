package org.kdtoolkit.datasets.synthetic.privileged;

/**
 * Samples of two classes. The arrays are not copied.
 *
 * @param privileged what the teacher sees, x* [N, P]
 * @param ordinary what the student sees, x [N, D]
 * @param labels 0 or 1 of each, y [N]
 */
public record PrivilegedSet(float[][] privileged, float[][] ordinary, int[] labels) {

    /**
     * Checks that there is as much of each.
     *
     * @throws IllegalArgumentException if there is not
     */
    public PrivilegedSet {
        if (privileged.length != labels.length || ordinary.length != labels.length) {
            throw new IllegalArgumentException(
                    "%d rows of x*, %d of x and %d labels are not of the same samples"
                            .formatted(privileged.length, ordinary.length, labels.length));
        }
    }

    /** The number of samples. */
    public int size() {
        return labels.length;
    }
}
