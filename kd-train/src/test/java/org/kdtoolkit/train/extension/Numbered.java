package org.kdtoolkit.train.extension;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;

/**
 * Samples of two classes that are their own numbers, as many in every subset.
 *
 * @param size how many
 */
record Numbered(int size) implements Dataset, Samples {

    @Override
    public List<String> classes() {
        return List.of("even", "odd");
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
        return this;
    }

    @Override
    public String id(int index) {
        return "s" + index;
    }

    @Override
    public int[] labels(int index) {
        return new int[] {index % 2};
    }

    @Override
    public Optional<String> source(int index, String modality) {
        return Optional.empty();
    }

    @Override
    public HostTensor read(int index, String modality) {
        return HostTensor.of(new float[] {index}, 1);
    }

    @Override
    public void close() {}
}
