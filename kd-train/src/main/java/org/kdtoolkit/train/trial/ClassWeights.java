package org.kdtoolkit.train.trial;

import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.train.config.ClassWeightsConfig;

/** The weight of each class in the class loss. */
final class ClassWeights {

    private ClassWeights() {}

    /**
     * The weights of a data set's classes.
     *
     * @param config what was asked for; it fits the classes
     * @return [C], positive
     */
    static float[] of(ClassWeightsConfig config, Dataset dataset) {
        List<String> classes = dataset.classes();
        if (config instanceof ClassWeightsConfig.Listed listed) {
            return floats(classes.size(), listed.weights()::get);
        }
        if (config instanceof ClassWeightsConfig.Named named) {
            return floats(
                    classes.size(), index -> named.weights().getOrDefault(classes.get(index), 1.0));
        }
        return balanced(dataset);
    }

    /** Of the training samples with labels; a class that none has, or of several labels all, 1. */
    private static float[] balanced(Dataset dataset) {
        Samples samples = dataset.samples(Subset.TRAIN);
        int[] labelled = IntStream.range(0, samples.size()).filter(samples::isLabelled).toArray();
        int[] having = new int[dataset.classes().size()];
        for (int index : labelled) {
            for (int label : samples.labels(index)) {
                having[label]++;
            }
        }
        double share = IntStream.of(having).filter(count -> count > 0).count();
        return floats(
                having.length,
                label -> {
                    int with = having[label];
                    int without = labelled.length - with;
                    if (dataset.targetKind() == TargetKind.MULTI_LABEL) {
                        return with == 0 || without == 0 ? 1 : (double) without / with;
                    }
                    return with == 0 ? 1 : labelled.length / (share * with);
                });
    }

    @FunctionalInterface
    private interface Weight {
        double of(int label);
    }

    private static float[] floats(int classes, Weight weight) {
        float[] floats = new float[classes];
        for (int label = 0; label < classes; label++) {
            floats[label] = (float) weight.of(label);
        }
        return floats;
    }
}
