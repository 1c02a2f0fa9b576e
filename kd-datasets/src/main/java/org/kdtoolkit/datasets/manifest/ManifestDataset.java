package org.kdtoolkit.datasets.manifest;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.modality.MediaDataset;
import org.kdtoolkit.datasets.modality.Modality;
import org.kdtoolkit.datasets.modality.ModalityConfig;

/** The samples of a list. */
final class ManifestDataset implements MediaDataset {

    private final List<String> classes;
    private final boolean multiLabel;
    private final List<Modality> modalities;
    private final Map<Subset, ManifestSamples> subsets;
    private final Map<String, ModalityConfig> configurations;
    private final List<String> notes;

    ManifestDataset(
            List<String> classes,
            boolean multiLabel,
            List<Modality> modalities,
            Map<String, ModalityConfig> configurations,
            Map<Subset, ManifestSamples> subsets,
            List<String> notes) {
        this.classes = List.copyOf(classes);
        this.multiLabel = multiLabel;
        this.modalities = List.copyOf(modalities);
        this.configurations = configurations;
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
        Map<String, Shape> shapes = new LinkedHashMap<>();
        modalities.forEach(modality -> shapes.put(modality.name(), modality.reader().shape()));
        return shapes;
    }

    @Override
    public ManifestSamples samples(Subset subset) {
        return subsets.get(subset);
    }

    @Override
    public Map<String, ModalityConfig> configurations() {
        return configurations;
    }

    @Override
    public Path file(Subset subset, int index, String modality) {
        return subsets.get(subset).file(index, modality);
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public void close() {
        modalities.forEach(modality -> modality.reader().close());
    }
}
