package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.random.RandomGenerator;

/**
 * The second experiment of Xue et al. on Gaussian data: a teacher that gets better by what its
 * student can't see. Of {@code columns} decisive features xs ~ N(0, I), with y = 1 if &lt;a, xs&gt;
 * &gt; 0, the student sees the first {@code seen} as its first columns, and the teacher these and
 * the next {@code more}. All other columns are N(0, 1) of their own.
 *
 * <p>Of what the teacher knows a share alpha of {@code more / (more + seen)} is of no use to the
 * student.
 *
 * @param more how many decisive features the teacher alone sees; s in the paper's figures
 * @param seen how many decisive features both see
 * @param columns of x and of x*
 */
public record IncreaseAlpha(int more, int seen, int columns) implements PrivilegedSetting {

    static final String PREFIX = "increase-alpha-";

    /**
     * Checks that what is seen fits into the columns.
     *
     * @throws IllegalArgumentException if it does not
     */
    public IncreaseAlpha {
        if (more < 0 || seen < 1 || seen + more > columns) {
            throw new IllegalArgumentException(
                    "%d features and %d more do not fit into %d columns"
                            .formatted(seen, more, columns));
        }
    }

    @Override
    public String name() {
        return PREFIX + more;
    }

    @Override
    public int privilegedColumns() {
        return columns;
    }

    @Override
    public int ordinaryColumns() {
        return columns;
    }

    @Override
    public int planeColumns() {
        return columns;
    }

    @Override
    public boolean standardises() {
        return false;
    }

    @Override
    public PrivilegedSet draw(double[] plane, int samples, RandomGenerator random) {
        float[][] decisive = Gaussians.matrix(samples, columns, random);
        float[][] x = Gaussians.matrix(samples, columns, random);
        float[][] privileged = Gaussians.matrix(samples, columns, random);
        double[] scores = new double[samples];
        for (int i = 0; i < samples; i++) {
            scores[i] = Gaussians.score(plane, decisive[i]);
            System.arraycopy(decisive[i], 0, x[i], 0, seen);
            System.arraycopy(decisive[i], 0, privileged[i], 0, seen + more);
        }
        return new PrivilegedSet(privileged, x, Cut.atZero(scores));
    }
}
