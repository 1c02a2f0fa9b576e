package org.kdtoolkit.datasets.labels;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;

/**
 * Numbered samples, the same in every subset. A training sample without any label is not labelled.
 *
 * @param size how many
 * @param ofTraining the labels of a training sample; others are of class 0
 */
record NumberedSamples(int size, IntFunction<int[]> ofTraining) implements Dataset {

    @Override
    public List<String> classes() {
        return List.of("a", "b", "c", "d");
    }

    @Override
    public TargetKind targetKind() {
        return TargetKind.SINGLE_LABEL;
    }

    @Override
    public Map<String, Shape> modalities() {
        return Map.of("number", new Shape(1));
    }

    @Override
    public Samples samples(Subset subset) {
        return new Samples() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public String id(int index) {
                return "s" + index;
            }

            @Override
            public int[] labels(int index) {
                return subset == Subset.TRAIN ? ofTraining.apply(index) : new int[] {0};
            }

            @Override
            public boolean isLabelled(int index) {
                return labels(index).length > 0;
            }

            @Override
            public Optional<String> source(int index, String modality) {
                return Optional.empty();
            }

            @Override
            public HostTensor read(int index, String modality) {
                return HostTensor.of(new float[] {index}, 1);
            }
        };
    }
}
