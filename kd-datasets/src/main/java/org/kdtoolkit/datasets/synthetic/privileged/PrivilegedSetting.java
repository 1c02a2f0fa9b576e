package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.formats.random.Seed;

/**
 * How the samples of an experiment come about, and what of them the teacher sees (x*) and what the
 * student (x). The constants of the protocols are those of {@link PrivilegedSettings}.
 */
public sealed interface PrivilegedSetting
        permits CleanLabels, CleanFeatures, PickedColumns, IncreaseGamma, IncreaseAlpha {

    /** The name that {@link PrivilegedSettings#named} knows it by. */
    String name();

    /** The number of columns of x*. */
    int privilegedColumns();

    /** The number of columns of x. */
    int ordinaryColumns();

    /** How many weights the separating plane has. */
    int planeColumns();

    /**
     * Whether the protocol's learners see {@linkplain PrivilegedData#standardised() standardised}
     * columns; the samples are drawn as they are in either case.
     */
    boolean standardises();

    /**
     * Draws samples.
     *
     * @param plane its weights, {@link #planeColumns} many
     * @param samples how many
     * @param random where all that differs between samples comes from
     */
    PrivilegedSet draw(double[] plane, int samples, RandomGenerator random);

    /**
     * Draws a repetition: a plane from N(0, I), and samples of each subset. A subset depends on the
     * seed and on its own size, not on the sizes of the others.
     */
    default PrivilegedData draw(PrivilegedSizes sizes, long seed) {
        Seed drawn = new Seed(seed).of("privileged");
        double[] plane = Gaussians.vector(planeColumns(), drawn.of("plane").random());
        return new PrivilegedData(
                draw(plane, sizes.train(), random(drawn, Subset.TRAIN)),
                draw(plane, sizes.validation(), random(drawn, Subset.VALIDATION)),
                draw(plane, sizes.test(), random(drawn, Subset.TEST)));
    }

    private static RandomGenerator random(Seed drawn, Subset subset) {
        return drawn.of(subset.key()).random();
    }
}
