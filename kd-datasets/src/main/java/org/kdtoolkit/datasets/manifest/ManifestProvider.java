package org.kdtoolkit.datasets.manifest;

import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.Provider;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.modality.MediaDataset;

/** Offers {@code manifest}. */
public final class ManifestProvider implements Provider<ManifestConfig, DatasetContext, Dataset> {

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

    /**
     * Reads the list and sees whether all files are there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the list, or
     *     naming a missing file if the policy is to fail
     */
    @Override
    public MediaDataset create(ManifestConfig config, DatasetContext context) {
        ManifestDataset dataset = new ManifestReader(config).read();
        FolderListing folders = new FolderListing();
        for (Subset subset : Subset.values()) {
            reportMissing(dataset, subset, folders, context.faults());
        }
        return dataset;
    }

    private static void reportMissing(
            ManifestDataset dataset, Subset subset, FolderListing folders, Faults faults) {
        ManifestSamples samples = dataset.samples(subset);
        List<String> modalities = List.copyOf(dataset.modalities().keySet());
        for (int index = 0; index < samples.size(); index++) {
            for (String modality : modalities) {
                Path file = samples.file(index, modality);
                if (!folders.contains(file)) {
                    faults.report(
                            subset,
                            index,
                            samples.id(index),
                            new SampleException(file + " does not exist"));
                }
            }
        }
    }
}
