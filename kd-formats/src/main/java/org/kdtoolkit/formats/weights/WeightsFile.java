package org.kdtoolkit.formats.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.torch.SafetensorsWriter;
import org.kdtoolkit.formats.torch.StateFile;

/**
 * A network's weights under PyTorch's names: written as {@code .safetensors}, read also from what
 * {@code torch.save} left of a {@code state_dict}.
 *
 * @param path the file
 * @param prefix where the network is in it, such as {@code state_dict.model}; found by the names of
 *     the network if it is not given
 */
public record WeightsFile(Path path, Optional<String> prefix) {

    /** A file in which a network is found by its names. */
    public WeightsFile(Path path) {
        this(path, Optional.empty());
    }

    /**
     * Writes weights so that PyTorch's {@code load_state_dict} takes them, strictly too: beside the
     * statistics of each batch norm stands the counter that PyTorch's have, 0.
     *
     * @throws DataException if the file can't be written
     */
    public void write(StateDict weights) {
        write(weights, new SafetensorsWriter());
    }

    /**
     * The same with a description in the metadata, and with a checksum over all of it.
     *
     * @param key what the description stands under
     * @throws DataException if the file can't be written
     */
    public void write(StateDict weights, String key, String description) {
        write(weights, described(key, description));
    }

    private static SafetensorsWriter described(String key, String description) {
        return new SafetensorsWriter().describe(key, description).seal();
    }

    private void write(StateDict weights, SafetensorsWriter writer) {
        weights.entries()
                .forEach(
                        (name, parameter) -> {
                            NDArray array = parameter.getArray();
                            add(writer, name, array.getShape(), array::toFloatArray);
                        });
        AtomicFile.write(path, writer::writeTo);
    }

    /**
     * Writes what another file holds, as float32, with counters of 0 like the network's own.
     *
     * @param names which of its tensors, in order
     * @throws DataException if the other file can't be read, or this one can't be written
     */
    public void write(SavedNetwork weights, Set<String> names) {
        write(weights, names, new SafetensorsWriter());
    }

    /**
     * The same with a description in the metadata, and with a checksum over all of it.
     *
     * @param key what the description stands under
     * @throws DataException as {@link #write(SavedNetwork, Set)}
     */
    public void write(SavedNetwork weights, Set<String> names, String key, String description) {
        write(weights, names, described(key, description));
    }

    private void write(SavedNetwork weights, Set<String> names, SafetensorsWriter writer) {
        Map<String, Shape> shapes = weights.shapes();
        names.stream()
                .filter(name -> !BatchCounter.isOf(names, name))
                .forEach(
                        name ->
                                add(
                                        writer,
                                        name,
                                        shapes.get(name),
                                        () -> weights.read(name).values()));
        AtomicFile.write(path, writer::writeTo);
    }

    private static void add(
            SafetensorsWriter writer, String name, Shape shape, Supplier<float[]> values) {
        writer.add(name, shape, values);
        BatchCounter.behind(name).ifPresent(counter -> writer.add(counter, 0));
    }

    /**
     * Overwrites a network's weights. In the file, their names may stand behind anything that is
     * common to them, such as {@code state_dict.module.}; other names are not looked at.
     *
     * @param remedy what to do where the file does not fit, for the message
     * @throws DataException if the file can't be read, holds the network more than once, or lacks
     *     weights of it, all of which the message names; no weight has changed then
     */
    public void load(StateDict network, NDManager parent, String remedy) {
        loadAllButHead(network, Set.of(), parent, remedy);
    }

    /**
     * Overwrites a network's weights, but not those of a head that the file lacks or has for
     * another number of classes.
     *
     * @param head the names of the weights whose first axis counts the classes
     * @param remedy what to do where the file does not fit, for the message
     * @return what the file has of the head
     * @throws DataException as {@link #load} throws it
     */
    public SavedHead loadAllButHead(
            StateDict network, Set<String> head, NDManager parent, String remedy) {
        try (StateFile file = StateFile.open(path)) {
            SavedNetwork saved = find(network, head, file, remedy);
            WeightsMatch match = new WeightsMatch(shapes(network), saved.shapes());
            Set<String> left = isAbsent(head, saved) ? head : ofOtherClasses(head, match);
            StateDict.Builder taken = StateDict.builder();
            network.entries()
                    .forEach(
                            (name, parameter) -> {
                                if (!left.contains(name)) {
                                    taken.add(name, parameter);
                                }
                            });
            load(taken.build(), saved, parent);
            return head(left, match);
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    "%s: can't be loaded (%s); %s".formatted(path, e.getMessage(), remedy), e);
        }
    }

    /**
     * Whether the file has a network, but not its head.
     *
     * @param head the names of the weights whose first axis counts the classes
     * @param remedy what to do where the file does not fit, for the message
     * @throws DataException if the file can't be read, holds the network more than once, or nothing
     *     of it
     */
    public boolean lacksHead(StateDict network, Set<String> head, String remedy) {
        try (StateFile file = StateFile.open(path)) {
            return isAbsent(head, find(network, head, file, remedy));
        }
    }

    private SavedNetwork find(StateDict network, Set<String> head, StateFile file, String remedy) {
        List<SavedNetwork> places =
                SavedNetwork.in(file).stream()
                        .map(place -> place.renamed(network.otherNames()))
                        .toList();
        return new NetworkSearch(path, shapes(network), head).find(places, prefix, remedy);
    }

    private static Map<String, Shape> shapes(StateDict network) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        network.entries().forEach((name, p) -> shapes.put(name, p.getArray().getShape()));
        return shapes;
    }

    private static boolean isAbsent(Set<String> head, SavedNetwork saved) {
        return !head.isEmpty() && Collections.disjoint(saved.names().keySet(), head);
    }

    private static Set<String> ofOtherClasses(Set<String> head, WeightsMatch match) {
        return match.misshapen().stream()
                .filter(name -> head.contains(name) && match.differsInFirstAxis(name))
                .collect(Collectors.toSet());
    }

    private static SavedHead head(Set<String> left, WeightsMatch match) {
        if (left.isEmpty()) {
            return new SavedHead.Taken();
        }
        Shape inFile = match.file().get(left.iterator().next());
        return inFile == null
                ? new SavedHead.Absent()
                : new SavedHead.OfOtherClasses(inFile.get(0));
    }

    private static void load(StateDict network, SavedNetwork saved, NDManager parent) {
        Set<String> inFile = saved.shapes().keySet();
        try (NDManager manager = parent.newSubManager()) {
            Map<String, NDArray> arrays = new HashMap<>();
            for (String name : network.entries().keySet()) {
                if (inFile.contains(name)) {
                    HostTensor tensor = saved.read(name);
                    arrays.put(name, manager.create(tensor.values(), tensor.shape()));
                }
            }
            network.load(arrays);
        }
    }
}
