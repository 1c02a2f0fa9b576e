package org.kdtoolkit.train.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.report.result.SubsetUse;

/**
 * Which samples a trial has.
 *
 * @param dataset all that there are
 * @param faults those that can't be read
 * @param judged the modalities of the networks that are judged
 */
record SampleUse(Dataset dataset, Faults faults, Set<String> judged) {

    /** Which there are of each subset that lists any, as far as anybody has tried to read them. */
    Map<String, SubsetUse> bySubset() {
        Inventory inventory = dataset.inventory();
        Map<String, SubsetUse> use = new LinkedHashMap<>();
        for (Subset subset : Subset.values()) {
            Samples samples = dataset.samples(subset);
            Inventory.Part part = inventory.subsets().get(subset);
            int listed = part == null ? samples.size() : part.all().listed();
            int present = part == null ? samples.size() : part.all().present();
            if (listed > 0) {
                use.put(subset.key(), of(subset, samples, listed, present));
            }
        }
        return use;
    }

    /** How many could not be read, of all subsets. */
    int unreadable() {
        return Math.toIntExact(
                faults.ofTrial().stream()
                        .filter(fault -> lacks(fault.subset(), fault.index()))
                        .count());
    }

    /** A teacher may be asked what the networks are judged on, and not be able to read that. */
    private boolean lacks(Subset subset, int index) {
        return subset == Subset.TRAIN
                ? faults.skips(subset, index)
                : faults.skips(subset, index, judged);
    }

    private SubsetUse of(Subset subset, Samples samples, int listed, int present) {
        List<String> ids =
                IntStream.range(0, samples.size())
                        .filter(index -> !lacks(subset, index))
                        .mapToObj(samples::id)
                        .toList();
        return new SubsetUse(
                listed,
                listed - present,
                Math.max(0, present - samples.size()),
                Math.max(0, Math.min(present, samples.size()) - ids.size()),
                ids.size(),
                SubsetUse.checksum(ids));
    }
}
