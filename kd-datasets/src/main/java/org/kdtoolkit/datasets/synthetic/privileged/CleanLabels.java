package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.random.RandomGenerator;

/**
 * Labels that the teacher has without noise (Lopez-Paz et al., first experiment; {@code
 * synthetic_01} of the published script): x ~ N(0, I), x* = &lt;a, x&gt;, a single column, and y =
 * 1 if x* + e &gt; 0 with e ~ N(0, noise&sup2;). The noise is on the label, not on x*.
 *
 * @param columns of x
 * @param noise standard deviation of what is added to the score before it is cut
 */
public record CleanLabels(int columns, double noise) implements PrivilegedSetting {

    static final String NAME = "clean-labels";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int privilegedColumns() {
        return 1;
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
        return true;
    }

    @Override
    public PrivilegedSet draw(double[] plane, int samples, RandomGenerator random) {
        float[][] x = Gaussians.matrix(samples, columns, random);
        float[][] privileged = new float[samples][1];
        double[] noisy = new double[samples];
        for (int i = 0; i < samples; i++) {
            double score = Gaussians.score(plane, x[i]);
            privileged[i][0] = (float) score;
            noisy[i] = score + noise * random.nextGaussian();
        }
        return new PrivilegedSet(privileged, x, Cut.atZero(noisy));
    }
}
