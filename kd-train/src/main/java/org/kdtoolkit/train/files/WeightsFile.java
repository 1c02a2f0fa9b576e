package org.kdtoolkit.train.files;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.eval.result.AtomicFile;

/**
 * A network's weights as {@code .safetensors}, under PyTorch's names.
 *
 * @param path the file
 */
public record WeightsFile(Path path) {

    /**
     * Writes weights.
     *
     * @throws DataException if the file can't be written
     */
    public void write(StateDict weights) {
        AtomicFile.write(path, out -> weights.arrays().encode(out, NDList.Encoding.SAFETENSORS));
    }

    /**
     * Overwrites a network's weights.
     *
     * @param remedy what to do where the file does not fit, for the message
     * @throws DataException if the file can't be read, or lacks weights of the network, all of
     *     which the message names; no weight has changed then
     */
    public void load(StateDict network, NDManager parent, String remedy) {
        try (NDManager manager = parent.newSubManager();
                InputStream in = Files.newInputStream(path)) {
            Map<String, NDArray> arrays = new HashMap<>();
            NDList.decode(manager, in).forEach(array -> arrays.put(array.getName(), array));
            network.load(arrays);
        } catch (IOException | IllegalArgumentException e) {
            throw new DataException(
                    "%s: can't be loaded (%s); %s".formatted(path, e.getMessage(), remedy), e);
        }
    }
}
