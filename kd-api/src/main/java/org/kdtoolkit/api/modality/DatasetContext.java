package org.kdtoolkit.api.modality;

import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.TensorCache;

/**
 * What a data set is told when it is opened.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface DatasetContext {

    /** Takes the samples that can't be read. */
    Faults faults();

    /**
     * Keeps what is made of files; worth asking wherever making it takes longer than reading it
     * from a disk.
     */
    TensorCache cache();

    /** Makes the modalities of data sets that read files. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    ModalityFactory modalities();

    /**
     * Makes a modality with the {@link #cache}.
     *
     * @param name its name in the data set
     * @throws org.kdtoolkit.api.ConfigurationException as {@link ModalityFactory#create}
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Modality modality(String name, ModalitySpec spec) {
        return modalities().create(spec, ModalityContext.of(name, cache()));
    }

    /** Surroundings without a cache, and without kinds of files. */
    static DatasetContext of(Faults faults) {
        return of(faults, TensorCache.none(), ModalityFactory.none());
    }

    /** The surroundings of a data set. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    static DatasetContext of(Faults faults, TensorCache cache, ModalityFactory modalities) {
        return new DatasetSurroundings(faults, cache, modalities);
    }
}
