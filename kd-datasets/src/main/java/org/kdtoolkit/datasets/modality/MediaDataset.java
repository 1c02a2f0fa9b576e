package org.kdtoolkit.datasets.modality;

import java.nio.file.Path;
import java.util.Map;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;

/** A data set whose samples are files of modalities that are read as their configurations say. */
public interface MediaDataset extends Dataset {

    /** The modalities' configurations by name. */
    Map<String, ModalityConfig> configurations();

    /** The file of a sample in a modality. */
    Path file(Subset subset, int index, String modality);
}
