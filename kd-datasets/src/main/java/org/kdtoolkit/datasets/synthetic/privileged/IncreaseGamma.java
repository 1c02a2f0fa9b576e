package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.random.RandomGenerator;

/**
 * The first experiment of Xue et al. on Gaussian data: two modalities that see more and more of the
 * same. Of twice {@code seen} decisive features xs ~ N(0, I), with y = 1 if &lt;a, xs&gt; &gt; 0,
 * the student sees the first {@code seen} as its first columns, and the teacher those from {@code
 * seen - shared} on, as many, in the columns of the same number. All other columns are N(0, 1) of
 * their own.
 *
 * <p>So {@code shared} features are seen by both, a share gamma of {@code shared / (2 seen -
 * shared)}. The teacher doesn't get better with it, only more like its student. With {@code shared
 * = seen} both see the same, and the other half of the decisive features is seen by nobody.
 *
 * @param shared how many decisive features both see, from 0 to {@code seen}; k in the paper's
 *     figures
 * @param seen how many decisive features each of them sees
 * @param columns of x
 * @param teacherColumns of x*, at least twice {@code seen}
 */
public record IncreaseGamma(int shared, int seen, int columns, int teacherColumns)
        implements PrivilegedSetting {

    static final String PREFIX = "increase-gamma-";

    /**
     * Checks that what is seen fits into the columns.
     *
     * @throws IllegalArgumentException if it does not
     */
    public IncreaseGamma {
        if (shared < 0 || shared > seen || columns < seen || teacherColumns < 2 * seen) {
            throw new IllegalArgumentException(
                    "%d shared of %d features seen do not fit into %d and %d columns"
                            .formatted(shared, seen, columns, teacherColumns));
        }
    }

    @Override
    public String name() {
        return PREFIX + shared;
    }

    @Override
    public int privilegedColumns() {
        return teacherColumns;
    }

    @Override
    public int ordinaryColumns() {
        return columns;
    }

    @Override
    public int planeColumns() {
        return 2 * seen;
    }

    @Override
    public boolean standardises() {
        return false;
    }

    @Override
    public PrivilegedSet draw(double[] plane, int samples, RandomGenerator random) {
        float[][] decisive = Gaussians.matrix(samples, 2 * seen, random);
        float[][] x = Gaussians.matrix(samples, columns, random);
        float[][] privileged = Gaussians.matrix(samples, teacherColumns, random);
        double[] scores = new double[samples];
        int first = seen - shared;
        for (int i = 0; i < samples; i++) {
            scores[i] = Gaussians.score(plane, decisive[i]);
            System.arraycopy(decisive[i], 0, x[i], 0, seen);
            System.arraycopy(decisive[i], first, privileged[i], first, seen);
        }
        return new PrivilegedSet(privileged, x, Cut.atZero(scores));
    }
}
