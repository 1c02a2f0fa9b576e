package org.kdtoolkit.eval.probe;

/** Tells the classes of samples that are seen in clips. */
@FunctionalInterface
public interface ClipClassifier {

    /**
     * The scores of the classes.
     *
     * @param clips of one sample, [clips, D], at least one
     * @return [C]
     */
    double[] scores(double[][] clips);
}
