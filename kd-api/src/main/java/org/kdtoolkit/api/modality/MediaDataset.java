package org.kdtoolkit.api.modality;

import java.util.Map;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;

/**
 * A data set whose samples are files of modalities that are read as their configurations say. Its
 * files can be prepared.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
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
