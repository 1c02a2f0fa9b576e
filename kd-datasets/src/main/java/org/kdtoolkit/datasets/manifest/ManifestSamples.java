package org.kdtoolkit.datasets.manifest;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.datasets.modality.MediaReader;
import org.kdtoolkit.datasets.modality.Modality;

/** The samples of one subset of a list. */
final class ManifestSamples implements Samples {

    private final Subset subset;
    private final Path root;
    private final TextColumn ids;
    private final LabelColumn labels;
    private final Map<String, Files> modalities;

    private record Files(TextColumn paths, MediaReader reader) {}

    private ManifestSamples(
            Subset subset,
            Path root,
            TextColumn ids,
            LabelColumn labels,
            Map<String, Files> modalities) {
        this.subset = subset;
        this.root = root;
        this.ids = ids;
        this.labels = labels;
        this.modalities = modalities;
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public String id(int index) {
        return ids.get(index);
    }

    @Override
    public int[] labels(int index) {
        return labels.get(index);
    }

    @Override
    public Optional<String> source(int index, String modality) {
        return Optional.ofNullable(modalities.get(modality)).map(m -> m.paths().get(index));
    }

    /** The file of a sample in one of the list's modalities. */
    Path file(int index, String modality) {
        return root.resolve(modalities.get(modality).paths().get(index)).normalize();
    }

    @Override
    public HostTensor read(int index, String modality) throws SampleException {
        return read(index, modality, View.FIRST);
    }

    @Override
    public HostTensor read(int index, String modality, View view) throws SampleException {
        return reader(modality).read(file(index, modality), subset, view);
    }

    @Override
    public int views(int index, String modality) throws SampleException {
        return reader(modality).views(file(index, modality), subset);
    }

    @Override
    public boolean draws(String modality) {
        return reader(modality).draws(subset);
    }

    private MediaReader reader(String modality) {
        return modalities.get(modality).reader();
    }

    /** Collects the samples of a subset. */
    static final class Builder {

        private final TextColumn.Builder ids = new TextColumn.Builder();
        private final LabelColumn.Builder labels = new LabelColumn.Builder();
        private final List<Modality> modalities;
        private final List<TextColumn.Builder> paths;
        private final int limit;
        private int seen;

        Builder(List<Modality> modalities, int limit) {
            this.modalities = modalities;
            this.paths = modalities.stream().map(m -> new TextColumn.Builder()).toList();
            this.limit = limit;
        }

        /** Adds a sample, unless there are enough of them. */
        void add(Row row, int[] numbers) {
            if (seen++ >= limit) {
                return;
            }
            ids.add(row.id());
            labels.add(numbers);
            for (int i = 0; i < paths.size(); i++) {
                paths.get(i).add(row.files().get(i));
            }
        }

        /** How many samples the list has. */
        int seen() {
            return seen;
        }

        ManifestSamples build(Subset subset, Path root, int[] places) {
            Map<String, Files> files = new LinkedHashMap<>();
            for (int i = 0; i < modalities.size(); i++) {
                Modality modality = modalities.get(i);
                files.put(modality.name(), new Files(paths.get(i).build(), modality.reader()));
            }
            return new ManifestSamples(subset, root, ids.build(), labels.build(places), files);
        }
    }
}
