package org.kdtoolkit.formats.torch;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kdtoolkit.formats.torch.Pickled.Dictionary;
import org.kdtoolkit.formats.torch.Pickled.Instance;
import org.kdtoolkit.formats.torch.Pickled.OddTensor;
import org.kdtoolkit.formats.torch.Pickled.Sequence;
import org.kdtoolkit.formats.torch.Pickled.Tensor;

/**
 * Finds the tensors in nested dictionaries and lists, and names them by their path. A dictionary
 * that holds itself is not followed again, nor are names that are too long for a network's.
 */
final class TensorNames {

    private static final int DEEPEST = 100;
    private static final int LONGEST = 1000;

    /** A pickle may hold one list in very many places. */
    private static final int MOST = 200_000;

    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

    /** Lists and dictionaries that are being looked into, or hold no tensors. */
    private final Set<Pickled> closed = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Function<Tensor, StoredTensor> source;

    private TensorNames(Function<Tensor, StoredTensor> source) {
        this.source = source;
    }

    /**
     * The tensors of a pickle, in its order. The name is the keys from the outermost dictionary on,
     * with full stops between them, such as {@code state_dict.conv.weight}; an item of a list goes
     * by its number.
     *
     * @param source what reads a tensor
     * @throws IOException if there are more tensors than any network has
     */
    static Map<String, StoredTensor> in(Pickled content, Function<Tensor, StoredTensor> source)
            throws IOException {
        TensorNames names = new TensorNames(source);
        names.visit("", content, 0);
        return names.tensors;
    }

    /** Whether tensors were found. */
    private boolean visit(String name, Pickled value, int depth) throws IOException {
        if (value instanceof Tensor tensor) {
            return add(name, source.apply(tensor));
        }
        if (value instanceof OddTensor odd) {
            return add(name, new UnreadableTensor(new Shape(odd.shape()), odd.reason()));
        }
        if (value instanceof Dictionary dictionary) {
            return visitOnce(name, dictionary, dictionary, depth);
        }
        if (value instanceof Instance instance) {
            return visitOnce(name, instance, instance.items(), depth);
        }
        return value instanceof Sequence list && visitOnce(name, list, depth);
    }

    private boolean add(String name, StoredTensor tensor) throws IOException {
        if (tensors.size() == MOST) {
            throw new IOException("it holds more than %d tensors".formatted(MOST));
        }
        tensors.put(name, tensor);
        return true;
    }

    private boolean visitOnce(String name, Pickled owner, Dictionary dictionary, int depth)
            throws IOException {
        boolean found = false;
        if (opens(owner, name, depth)) {
            for (Map.Entry<String, Pickled> entry : dictionary.entries().entrySet()) {
                found |= visit(join(name, entry.getKey()), entry.getValue(), depth + 1);
            }
            close(owner, found);
        }
        return found;
    }

    private boolean visitOnce(String name, Sequence list, int depth) throws IOException {
        boolean found = false;
        if (opens(list, name, depth)) {
            List<Pickled> items = list.items();
            for (int i = 0; i < items.size(); i++) {
                if (mayHold(items.get(i))) {
                    found |= visit(join(name, Integer.toString(i)), items.get(i), depth + 1);
                }
            }
            close(list, found);
        }
        return found;
    }

    private static boolean mayHold(Pickled item) {
        return !(item instanceof Pickled.Opaque || item instanceof Pickled.Scalar);
    }

    private boolean opens(Pickled owner, String name, int depth) {
        return depth <= DEEPEST && name.length() <= LONGEST && closed.add(owner);
    }

    private void close(Pickled owner, boolean found) {
        if (found) {
            closed.remove(owner);
        }
    }

    private static String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
