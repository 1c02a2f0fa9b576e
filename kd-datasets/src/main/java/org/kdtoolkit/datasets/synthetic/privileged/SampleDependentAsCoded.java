package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The fourth experiment of Lopez-Paz et al. as the published script runs it: x ~ N(0, I); x* =
 * three columns drawn at random for all samples of a set at once, and others for the next set; y =
 * 1 if &lt;a, x*&gt; is above its median over the set.
 *
 * <p>So the labels of the test samples hang on other columns than those of the training samples,
 * and no student can learn anything from its teacher that would help: the difference is truly none.
 * The teacher, which is handed the right columns in either set, does well.
 *
 * @param columns of x
 * @param relevant how many of them are in x*
 */
public record SampleDependentAsCoded(int columns, int relevant) implements PickedColumns {

    static final String NAME = "sample-dependent-as-coded";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PrivilegedSet draw(double[] plane, int samples, RandomGenerator random) {
        int[] picked = Picked.columns(columns, relevant, random);
        float[][] x = Gaussians.matrix(samples, columns, random);
        float[][] privileged =
                Arrays.stream(x).map(row -> Picked.of(row, picked)).toArray(float[][]::new);
        double[] scores =
                Arrays.stream(privileged).mapToDouble(row -> Gaussians.score(plane, row)).toArray();
        return new PrivilegedSet(privileged, x, Cut.atMedian(scores));
    }
}
