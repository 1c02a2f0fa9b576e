package org.kdtoolkit.formats.weights;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.formats.torch.StateFile;

/**
 * The tensors of one network in a file: those whose names begin with a prefix. The names of
 * wrappers that PyTorch puts around the parts of a network ({@code layer1._orig_mod.conv.weight})
 * are left out.
 *
 * @param file the file, open
 * @param prefix such as {@code state_dict.}; may be empty
 * @param names the tensors' names in the file by those in the network, in the file's order
 */
public record SavedNetwork(StateFile file, String prefix, Map<String, String> names) {

    /** What torch.compile, FSDP and activation checkpoints put around a part of a network. */
    private static final Set<String> WRAPPERS =
            Set.of("_orig_mod", "_fsdp_wrapped_module", "_checkpoint_wrapped_module");

    /** No network is kept deeper in a checkpoint. */
    private static final int MOST_PARTS = 8;

    private static final int NAMES_SHOWN = 5;

    /** All tensors of a file, under the names that they have there. */
    public static SavedNetwork whole(StateFile file) {
        Map<String, String> names = new LinkedHashMap<>();
        file.tensors().keySet().forEach(name -> names.put(name, name));
        return new SavedNetwork(file, "", names);
    }

    /**
     * Everywhere a network may be in a file: behind no prefix, and behind everything that ends in a
     * full stop. What stands in an outer place comes first.
     */
    public static List<SavedNetwork> in(StateFile file) {
        Map<String, Map<String, String>> places = new LinkedHashMap<>();
        for (String name : file.tensors().keySet()) {
            List<String> parts = Arrays.asList(name.split("\\.", -1));
            for (int i = 0; i < Math.min(parts.size(), MOST_PARTS); i++) {
                if (!WRAPPERS.contains(parts.get(i))) {
                    String prefix = i == 0 ? "" : String.join(".", parts.subList(0, i)) + ".";
                    places.computeIfAbsent(prefix, p -> new LinkedHashMap<>())
                            .put(unwrapped(parts.subList(i, parts.size())), name);
                }
            }
        }
        return places.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(SavedNetwork::depth)))
                .map(place -> new SavedNetwork(file, place.getKey(), place.getValue()))
                .toList();
    }

    /** Everywhere a network may be below a key; nowhere but outermost if the key is empty. */
    public static List<SavedNetwork> below(String key, StateFile file) {
        return in(file).stream().filter(place -> place.isBelow(key)).toList();
    }

    /** Names a few of a file's tensors, for a message. */
    public static String some(StateFile file) {
        List<String> names = List.copyOf(file.tensors().keySet());
        int shown = Math.min(NAMES_SHOWN, names.size());
        int rest = names.size() - shown;
        if (shown == 0) {
            return "no tensors; of a module that was saved whole, save the state_dict()";
        }
        return String.join(", ", names.subList(0, shown))
                + (rest > 0 ? " and %d more".formatted(rest) : "");
    }

    /**
     * The same tensors under a network's own names.
     *
     * @param otherNames names that a file may have, each with the network's own
     */
    public SavedNetwork renamed(Map<String, String> otherNames) {
        Map<String, String> renamed = new LinkedHashMap<>();
        names.forEach(
                (name, inFile) -> {
                    String own = otherNames.getOrDefault(name, name);
                    renamed.put(names.containsKey(own) ? name : own, inFile);
                });
        return new SavedNetwork(file, prefix, renamed);
    }

    private static int depth(String prefix) {
        return (int) prefix.chars().filter(letter -> letter == '.').count();
    }

    private static String unwrapped(List<String> parts) {
        return parts.stream()
                .filter(part -> !WRAPPERS.contains(part))
                .collect(Collectors.joining("."));
    }

    /** Whether this is where a key leads, or deeper; only the outermost place has an empty key. */
    boolean isBelow(String key) {
        return key.isEmpty() ? prefix.isEmpty() : prefix.startsWith(withFullStop(key));
    }

    /** Whether this is where a key leads. */
    public boolean isAt(String key) {
        return prefix.equals(withFullStop(key));
    }

    /** What to name to be led here: the prefix without its full stop. */
    public String key() {
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }

    private static String withFullStop(String key) {
        return key.isEmpty() || key.endsWith(".") ? key : key + ".";
    }

    /** The wrappers whose names were left out behind the prefix, by name. */
    public Set<String> wrappers() {
        Set<String> found = new TreeSet<>();
        names.values().stream()
                .flatMap(name -> Arrays.stream(name.substring(prefix.length()).split("\\.")))
                .filter(WRAPPERS::contains)
                .forEach(found::add);
        return found;
    }

    /** The shape of each tensor by its name in the network, in the file's order. */
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        names.forEach((name, inFile) -> shapes.put(name, file.tensors().get(inFile).shape()));
        return shapes;
    }

    /**
     * Sees whether the file is large enough for all that it announces.
     *
     * @throws org.kdtoolkit.api.data.DataException if it is not
     */
    public void requireWhole() {
        names.values().forEach(file::requireWhole);
    }

    /**
     * Reads a tensor.
     *
     * @param name one of {@link #shapes()}
     * @throws org.kdtoolkit.api.data.DataException if the file does not hold its values
     */
    public HostTensor read(String name) {
        return file.read(names.get(name));
    }
}
