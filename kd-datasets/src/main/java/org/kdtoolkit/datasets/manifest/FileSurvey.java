package org.kdtoolkit.datasets.manifest;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.modality.MediaDataset;

/** Sees which files of a list are there, and reports those that are not. */
final class FileSurvey {

    private FileSurvey() {}

    /** Which samples have a file, of each modality in their order. */
    static Map<Subset, List<BitSet>> of(MediaDataset dataset, Faults faults) {
        FolderListing folders = new FolderListing();
        List<String> modalities = List.copyOf(dataset.configurations().keySet());
        Map<Subset, List<BitSet>> there = new EnumMap<>(Subset.class);
        for (Subset subset : Subset.values()) {
            Samples samples = dataset.samples(subset);
            List<BitSet> files = modalities.stream().map(modality -> new BitSet()).toList();
            for (int index = 0; index < samples.size(); index++) {
                for (int i = 0; i < modalities.size(); i++) {
                    Path file = dataset.excerpt(subset, index, modalities.get(i)).file();
                    files.get(i).set(index, folders.contains(file));
                    if (!files.get(i).get(index)) {
                        faults.report(
                                subset,
                                index,
                                samples.id(index),
                                new SampleException(file + " does not exist"));
                    }
                }
            }
            there.put(subset, files);
        }
        return there;
    }
}
