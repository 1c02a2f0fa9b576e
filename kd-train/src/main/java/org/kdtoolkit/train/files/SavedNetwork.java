package org.kdtoolkit.train.files;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.train.files.torch.StateFile;

/**
 * The tensors of one network in a file: those whose names begin with a prefix.
 *
 * @param file the file, open
 * @param prefix such as {@code state_dict.}; may be empty
 */
public record SavedNetwork(StateFile file, String prefix) {

    /** PyTorch's DataParallel wraps a network. */
    private static final String WRAPPED = "module.";

    /**
     * The keys of training scripts' checkpoints: mostly {@code state_dict}; PANNs' have {@code
     * model}, and those of Xia et al. the filter's weights beside the student's.
     */
    private static final List<String> KEYS = List.of("state_dict", "model", "audio_state_dict");

    /**
     * Where a network may be in a file: alone, or below a known key, and in either place wrapped.
     */
    public static List<SavedNetwork> in(StateFile file) {
        return Stream.concat(
                        Stream.of("", WRAPPED),
                        KEYS.stream().flatMap(key -> Stream.of(key + ".", key + "." + WRAPPED)))
                .map(prefix -> new SavedNetwork(file, prefix))
                .toList();
    }

    /** Where a network may be below a key of one's own. */
    public static List<SavedNetwork> below(String key, StateFile file) {
        String prefix = key.endsWith(".") ? key : key + ".";
        return List.of(new SavedNetwork(file, prefix), new SavedNetwork(file, prefix + WRAPPED));
    }

    /** The shape of each tensor by its name behind the prefix, in the file's order. */
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        file.tensors()
                .forEach(
                        (name, tensor) -> {
                            if (name.startsWith(prefix)) {
                                shapes.put(name.substring(prefix.length()), tensor.shape());
                            }
                        });
        return shapes;
    }

    /**
     * Sees whether the file is large enough for all that it announces.
     *
     * @throws org.kdtoolkit.api.data.DataException if it is not
     */
    public void requireWhole() {
        shapes().keySet().forEach(name -> file.requireWhole(prefix + name));
    }

    /**
     * Reads a tensor.
     *
     * @param name one of {@link #shapes()}
     * @throws org.kdtoolkit.api.data.DataException if the file does not hold its values
     */
    public HostTensor read(String name) {
        return file.read(prefix + name);
    }
}
