package org.kdtoolkit.datasets.manifest;

import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;

/** The samples of a list. */
final class ManifestDataset implements Dataset {

    private final List<String> classes;
    private final boolean multiLabel;
    private final Map<String, Shape> modalities;
    private final Map<Subset, ManifestSamples> subsets;
    private final List<String> notes;

    ManifestDataset(
            List<String> classes,
            boolean multiLabel,
            List<Modality> modalities,
            Map<Subset, ManifestSamples> subsets,
            List<String> notes) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        modalities.forEach(modality -> shapes.put(modality.name(), modality.decoder().shape()));
        this.classes = List.copyOf(classes);
        this.multiLabel = multiLabel;
        this.modalities = Collections.unmodifiableMap(shapes);
        this.subsets = subsets;
        this.notes = List.copyOf(notes);
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    @Override
    public boolean multiLabel() {
        return multiLabel;
    }

    @Override
    public Map<String, Shape> modalities() {
        return modalities;
    }

    @Override
    public ManifestSamples samples(Subset subset) {
        return subsets.get(subset);
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
