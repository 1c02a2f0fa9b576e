package org.kdtoolkit.api.data;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Keeps what was made of files, so that it need not be made again in the next epoch or the next
 * run. Safe for use from several threads.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface TensorCache {

    /** Makes a tensor of a file. */
    @FunctionalInterface
    interface Reading {

        /**
         * Reads the file.
         *
         * @throws SampleException if it is missing, broken or not of the kind that is expected; the
         *     message names it
         */
        HostTensor read() throws SampleException;
    }

    /**
     * What was made of a file: as it was kept, as long as the file's content is the same, or else
     * read now. Whether it is kept then is up to the cache; failures never are.
     *
     * @param file the only file that the tensor depends on; of anything else, such as a folder,
     *     nothing is kept
     * @param recipe all else that the tensor depends on, as text: what is done to the file with
     *     which parameters, and the versions of what does it
     * @param reading makes the tensor; always the same one of the same content by the same recipe
     * @return the tensor, whose values nobody may change
     * @throws SampleException as the reading throws it
     */
    HostTensor get(Path file, String recipe, Reading reading) throws SampleException;

    /** One that keeps nothing. */
    static TensorCache none() {
        return (file, recipe, reading) -> reading.read();
    }
}
