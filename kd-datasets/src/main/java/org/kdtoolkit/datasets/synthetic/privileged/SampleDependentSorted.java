package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The fourth experiment of Lopez-Paz et al. with the line that the published script has commented
 * out, which fits the printed figures: x ~ N(0, I); x* = each sample's three largest values, from
 * the largest on; y = 1 if &lt;a, x*&gt; is above its median over the set.
 *
 * @param columns of x
 * @param relevant how many values are in x*
 */
public record SampleDependentSorted(int columns, int relevant) implements PickedColumns {

    static final String NAME = "sample-dependent-sorted";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PrivilegedSet draw(double[] plane, int samples, RandomGenerator random) {
        float[][] x = Gaussians.matrix(samples, columns, random);
        float[][] privileged =
                Arrays.stream(x).map(row -> Picked.largest(row, relevant)).toArray(float[][]::new);
        double[] scores =
                Arrays.stream(privileged).mapToDouble(row -> Gaussians.score(plane, row)).toArray();
        return new PrivilegedSet(privileged, x, Cut.atMedian(scores));
    }
}
