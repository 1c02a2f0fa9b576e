package org.kdtoolkit.datasets.manifest;

import java.nio.file.Path;
import java.util.List;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.modality.MediaDataset;

/** Sees which files of a list are there, and reports those that are not. */
final class FileSurvey {

    private FileSurvey() {}

    static Inventory of(MediaDataset dataset, Faults faults) {
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
