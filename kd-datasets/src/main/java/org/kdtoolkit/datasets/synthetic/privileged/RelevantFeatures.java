package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The columns that matter, which the teacher sees alone (Lopez-Paz et al., third experiment): x ~
 * N(0, I), x* = its first columns, y = 1 if &lt;a, x*&gt; &gt; 0.
 *
 * @param columns of x
 * @param relevant how many of them are in x*
 */
public record RelevantFeatures(int columns, int relevant) implements PickedColumns {

    static final String NAME = "relevant-features";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PrivilegedSet draw(double[] plane, int samples, RandomGenerator random) {
        float[][] x = Gaussians.matrix(samples, columns, random);
        float[][] privileged =
                Arrays.stream(x).map(row -> Arrays.copyOf(row, relevant)).toArray(float[][]::new);
        double[] scores =
                Arrays.stream(privileged).mapToDouble(row -> Gaussians.score(plane, row)).toArray();
        return new PrivilegedSet(privileged, x, Cut.atZero(scores));
    }
}
