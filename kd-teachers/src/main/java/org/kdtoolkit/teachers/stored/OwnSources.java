package org.kdtoolkit.teachers.stored;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;

/**
 * Which files samples have for their own. One that is all of a file has it, and so has one that is
 * the only part of a file in the whole data set. Where several samples are parts of a file, what is
 * named after the file is none of theirs.
 */
public final class OwnSources {

    private final String modality;
    private final Set<String> divided = new HashSet<>();

    private OwnSources(String modality) {
        this.modality = modality;
    }

    /** Looks at the files of all samples of a data set. */
    public static OwnSources of(Dataset dataset, String modality) {
        OwnSources own = new OwnSources(modality);
        Set<String> seen = new HashSet<>();
        Set<String> parts = new HashSet<>();
        for (Subset subset : Subset.values()) {
            Samples samples = dataset.samples(subset);
            for (int index = 0; index < samples.size(); index++) {
                Optional<String> source = samples.source(index, modality);
                if (source.isPresent()) {
                    if (!samples.isWhole(index, modality)) {
                        parts.add(source.get());
                    }
                    if (!seen.add(source.get())) {
                        own.divided.add(source.get());
                    }
                }
            }
        }
        own.divided.retainAll(parts);
        return own;
    }

    /**
     * The file that a sample has for its own, as its data set names it; empty if there is none.
     *
     * @param samples those of a subset of the data set
     * @param index the sample
     */
    public Optional<String> of(Samples samples, int index) {
        return samples.source(index, modality)
                .filter(source -> samples.isWhole(index, modality) || !divided.contains(source));
    }
}
