package org.kdtoolkit.api.modality;

import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.ProvidedBy;

/**
 * A modality of a data set.
 *
 * @param column also the name of a folder, where files are looked for in folders
 * @param settings the configuration of the provider
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
@ProvidedBy(value = "modality", key = "kind")
public record ModalitySpec(
        @Doc("what its files are") String kind,
        @Doc("the column of the files' paths; by default the modality's name")
                Optional<String> column,
        Record settings) {

    /** A modality whose files are in the column of its own name. */
    public static ModalitySpec of(String kind, Record settings) {
        return new ModalitySpec(kind, Optional.empty(), settings);
    }

    /** The same modality with its files in another column. */
    public ModalitySpec withColumn(String name) {
        return new ModalitySpec(kind, Optional.of(name), settings);
    }
}
