package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.random.RandomGenerator;

/**
 * The fourth experiment of Lopez-Paz et al. as the paper's formula has it: x ~ N(0, I); for every
 * sample three columns J are drawn at random; x* = x[J], y = 1 if &lt;a[J], x*&gt; &gt; 0.
 *
 * <p>The teacher can't know which columns it looks at, so that it is hardly better than chance, and
 * a student that imitates it becomes worse. The printed figures are not of this.
 *
 * @param columns of x
 * @param relevant how many of them are in x*
 */
public record SampleDependentAsWritten(int columns, int relevant) implements PickedColumns {

    static final String NAME = "sample-dependent-as-written";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int planeColumns() {
        return columns;
    }

    @Override
    public PrivilegedSet draw(double[] plane, int samples, RandomGenerator random) {
        float[][] x = Gaussians.matrix(samples, columns, random);
        float[][] privileged = new float[samples][];
        double[] scores = new double[samples];
        for (int i = 0; i < samples; i++) {
            int[] picked = Picked.columns(columns, relevant, random);
            privileged[i] = Picked.of(x[i], picked);
            for (int j = 0; j < relevant; j++) {
                scores[i] += plane[picked[j]] * privileged[i][j];
            }
        }
        return new PrivilegedSet(privileged, x, Cut.atZero(scores));
    }
}
