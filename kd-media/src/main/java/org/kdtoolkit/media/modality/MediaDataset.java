package org.kdtoolkit.media.modality;

import java.util.Map;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;

/** A data set whose samples are files of modalities that are read as their configurations say. */
public interface MediaDataset extends Dataset {

    /** The modalities' configurations by name. */
    Map<String, ModalityConfig> configurations();

    /** Reads a modality's files. */
    MediaReader reader(String modality);

    /** What a sample is in a modality. */
    Excerpt excerpt(Subset subset, int index, String modality);
}
