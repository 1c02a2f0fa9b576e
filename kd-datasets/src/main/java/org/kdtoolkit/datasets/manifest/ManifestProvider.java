package org.kdtoolkit.datasets.manifest;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Outlined;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.listing.ListedDataset;
import org.kdtoolkit.media.modality.MediaDataset;
import org.kdtoolkit.media.modality.Modality;

/** Offers {@code manifest}. */
public final class ManifestProvider
        implements Provider<ManifestConfig, DatasetContext, Dataset>, Outlined<ManifestConfig> {

    @Override
    public Kind<DatasetContext, Dataset> kind() {
        return Kind.DATASET;
    }

    @Override
    public String name() {
        return "manifest";
    }

    @Override
    public Class<ManifestConfig> configuration() {
        return ManifestConfig.class;
    }

    @Override
    public String summary() {
        return "samples of a CSV or JSON-lines list, with a file for each modality: images, WAV"
                + " audio, .npy embeddings";
    }

    @Override
    public Map<String, Optional<Shape>> outline(ManifestConfig config) {
        return Modality.outline(config.modalities());
    }

    /**
     * Reads the list and sees whether all files are there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the list, or
     *     naming a missing file if the policy is to fail
     */
    @Override
    public MediaDataset create(ManifestConfig config, DatasetContext context) {
        ListedDataset dataset = new ManifestReader(config, context.cache()).read();
        return dataset.withInventory(survey(dataset, context.faults()));
    }

    /** Sees which files are there, and reports those that are not. */
    private static Inventory survey(MediaDataset dataset, Faults faults) {
        FolderListing folders = new FolderListing();
        List<String> modalities = List.copyOf(dataset.configurations().keySet());
        boolean[] there = new boolean[modalities.size()];
        Inventory.Builder inventory = new Inventory.Builder(modalities);
        for (Subset subset : Subset.values()) {
            Samples samples = dataset.samples(subset);
            for (int index = 0; index < samples.size(); index++) {
                for (int i = 0; i < there.length; i++) {
                    Path file = dataset.excerpt(subset, index, modalities.get(i)).file();
                    there[i] = folders.contains(file);
                    if (!there[i]) {
                        faults.report(
                                subset,
                                index,
                                samples.id(index),
                                new SampleException(file + " does not exist"));
                    }
                }
                inventory.add(subset, samples.labels(index), there);
            }
        }
        return inventory.build(dataset.classes());
    }
}
