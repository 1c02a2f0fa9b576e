package org.kdtoolkit.train.files;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.eval.result.AtomicFile;
import org.kdtoolkit.train.files.torch.StateFile;

/**
 * A network's weights under PyTorch's names: written as {@code .safetensors}, read also from what
 * {@code torch.save} left of a {@code state_dict}.
 *
 * @param path the file
 */
public record WeightsFile(Path path) {

    /**
     * Where the weights may stand: alone, below the key of a training script's checkpoint, and in
     * either place wrapped by PyTorch's DataParallel.
     */
    private static final List<String> PREFIXES =
            List.of("", "module.", "state_dict.", "state_dict.module.");

    /**
     * Writes weights.
     *
     * @throws DataException if the file can't be written
     */
    public void write(StateDict weights) {
        AtomicFile.write(path, out -> weights.arrays().encode(out, NDList.Encoding.SAFETENSORS));
    }

    /**
     * Overwrites a network's weights. In the file, their names may stand behind {@code
     * state_dict.}, {@code module.} or both; other names are not looked at.
     *
     * @param remedy what to do where the file does not fit, for the message
     * @throws DataException if the file can't be read, or lacks weights of the network, all of
     *     which the message names; no weight has changed then
     */
    public void load(StateDict network, NDManager parent, String remedy) {
        try (NDManager manager = parent.newSubManager();
                StateFile file = StateFile.open(path)) {
            Set<String> names = network.entries().keySet();
            String prefix = prefix(names, file.tensors().keySet());
            Map<String, NDArray> arrays = new HashMap<>();
            for (String name : names) {
                if (file.tensors().containsKey(prefix + name)) {
                    HostTensor tensor = file.read(prefix + name);
                    arrays.put(name, manager.create(tensor.values(), tensor.shape()));
                }
            }
            network.load(arrays);
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    "%s: can't be loaded (%s); %s".formatted(path, e.getMessage(), remedy), e);
        }
    }

    /** The first prefix behind which a name of the network stands in the file. */
    private static String prefix(Set<String> names, Set<String> inFile) {
        return PREFIXES.stream()
                .filter(prefix -> names.stream().anyMatch(name -> inFile.contains(prefix + name)))
                .findFirst()
                .orElse("");
    }
}
