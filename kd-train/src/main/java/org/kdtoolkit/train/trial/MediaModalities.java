package org.kdtoolkit.train.trial;

import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalitySpec;

/**
 * How the files of a data set are read, where its samples are files.
 *
 * @param byName by the modalities' names
 */
public record MediaModalities(Map<String, ModalitySpec> byName) {

    /** Those of a data set as it was opened, not wrapped. */
    public static MediaModalities of(Dataset opened) {
        return new MediaModalities(
                opened instanceof MediaDataset media ? media.configurations() : Map.of());
    }

    /** How a modality is read; empty where its samples are no files. */
    public Optional<ModalitySpec> find(String modality) {
        return Optional.ofNullable(byName.get(modality));
    }
}
