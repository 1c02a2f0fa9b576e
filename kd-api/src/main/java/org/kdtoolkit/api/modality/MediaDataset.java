package org.kdtoolkit.api.modality;

import java.util.Map;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;

/**
 * A data set whose samples are files of modalities that are read as their configurations say. Its
 * files can be prepared.
 */
public interface MediaDataset extends Dataset {

    /** The modalities' configurations by name. */
    Map<String, ModalitySpec> configurations();

    /**
     * One of the modalities.
     *
     * @throws java.util.NoSuchElementException if there is none of that name
     */
    Modality modality(String name);

    /** What a sample is in a modality. */
    Excerpt excerpt(Subset subset, int index, String modality);
}
