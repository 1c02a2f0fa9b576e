package org.kdtoolkit.train.files.torch;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kdtoolkit.train.files.torch.Pickled.Dictionary;
import org.kdtoolkit.train.files.torch.Pickled.Sequence;
import org.kdtoolkit.train.files.torch.Pickled.Tensor;

/** Finds the tensors in nested dictionaries and lists, and names them by their path. */
final class TensorNames {

    /** A pickle may hold itself, or one list in very many places. */
    private static final int DEEPEST = 20;

    private static final int MOST = 1_000_000;

    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final Function<Tensor, StoredTensor> source;
    private int seen;

    private TensorNames(Function<Tensor, StoredTensor> source) {
        this.source = source;
    }

    /**
     * The tensors of a pickle, in its order. The name is the keys from the outermost dictionary on,
     * with full stops between them, such as {@code state_dict.conv.weight}; an item of a list goes
     * by its number.
     *
     * @param source what reads a tensor
     * @throws IOException if the pickle is nested without end
     */
    static Map<String, StoredTensor> in(Pickled content, Function<Tensor, StoredTensor> source)
            throws IOException {
        TensorNames names = new TensorNames(source);
        names.visit("", content, 0);
        return names.tensors;
    }

    private void visit(String name, Pickled value, int depth) throws IOException {
        if (depth > DEEPEST || ++seen > MOST) {
            throw new IOException("the pickle is nested without end");
        }
        if (value instanceof Tensor tensor) {
            tensors.put(name, source.apply(tensor));
        } else if (value instanceof Dictionary dictionary) {
            for (Map.Entry<String, Pickled> entry : dictionary.entries().entrySet()) {
                visit(join(name, entry.getKey()), entry.getValue(), depth + 1);
            }
        } else if (value instanceof Sequence sequence) {
            List<Pickled> items = sequence.items();
            for (int i = 0; i < items.size(); i++) {
                visit(join(name, Integer.toString(i)), items.get(i), depth + 1);
            }
        }
    }

    private static String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
