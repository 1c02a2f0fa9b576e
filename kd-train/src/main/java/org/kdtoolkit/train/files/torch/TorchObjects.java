package org.kdtoolkit.train.files.torch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.train.files.torch.Pickled.Dictionary;
import org.kdtoolkit.train.files.torch.Pickled.Global;
import org.kdtoolkit.train.files.torch.Pickled.Opaque;
import org.kdtoolkit.train.files.torch.Pickled.Sequence;
import org.kdtoolkit.train.files.torch.Pickled.Storage;
import org.kdtoolkit.train.files.torch.Pickled.Tensor;

/**
 * The few calls in a checkpoint that mean something: tensors, parameters and ordered dictionaries.
 * Every other one leaves an {@link Opaque}, also a storage of a type that is not read.
 */
final class TorchObjects {

    private static final Global ORDERED_DICT = new Global("collections", "OrderedDict");
    private static final Global PARAMETER = new Global("torch._utils", "_rebuild_parameter");
    private static final Global TENSOR = new Global("torch._utils", "_rebuild_tensor_v2");
    private static final Global OLD_TENSOR = new Global("torch._utils", "_rebuild_tensor");

    private static final int PLAIN_STORAGE = 5;
    private static final int TENSOR_ARGUMENTS = 4;

    private TorchObjects() {}

    /** What a call returns. */
    static Pickled call(Pickled function, List<Pickled> arguments, PickleInput in)
            throws IOException {
        if (function.equals(TENSOR) || function.equals(OLD_TENSOR)) {
            return tensor(arguments, in);
        }
        if (function.equals(PARAMETER) && !arguments.isEmpty()) {
            return arguments.get(0);
        }
        if (function.equals(ORDERED_DICT)) {
            return dictionary(arguments, in);
        }
        return opaque(function);
    }

    /** An object of a class that is not built. */
    static Opaque opaque(Pickled type) {
        return new Opaque(type instanceof Global global ? global.toString() : "an object");
    }

    /**
     * What stands for a storage: the word storage, its class, its key, the device, how many
     * elements it has; in the oldest form also what it is a part of.
     */
    static Pickled persistent(Pickled id, PickleInput in) throws IOException {
        if (!(id instanceof Sequence tuple)
                || tuple.items().size() < PLAIN_STORAGE
                || !tuple.items().get(0).asString().equals(Optional.of("storage"))
                || !(tuple.items().get(1) instanceof Global type)) {
            throw in.failure("what is kept outside of the pickle is no storage");
        }
        List<Pickled> items = tuple.items();
        if (items.size() > PLAIN_STORAGE && !items.get(PLAIN_STORAGE).equals(Pickled.Scalar.NONE)) {
            throw in.failure(
                    "a storage is a part of another one; save the file anew with PyTorch 0.4 or"
                            + " later");
        }
        Optional<ElementType> elements = ElementType.ofStorageClass(type.name());
        if (!type.module().equals("torch") || elements.isEmpty()) {
            return opaque(type);
        }
        String key = items.get(2).asString().orElseThrow(() -> in.failure("a storage has no key"));
        return new Storage(elements.get(), key, number(items.get(4), in));
    }

    private static Pickled tensor(List<Pickled> arguments, PickleInput in) throws IOException {
        if (arguments.size() < TENSOR_ARGUMENTS) {
            throw in.failure("a tensor has only %d attributes".formatted(arguments.size()));
        }
        if (!(arguments.get(0) instanceof Storage storage)) {
            return opaque(arguments.get(0));
        }
        try {
            Layout layout =
                    Layout.of(
                            number(arguments.get(1), in),
                            numbers(arguments.get(2), in),
                            numbers(arguments.get(3), in),
                            storage.elements());
            return new Tensor(storage, layout);
        } catch (LayoutException e) {
            throw in.failure(e.getMessage());
        }
    }

    /** An ordered dictionary is empty at first, but for Python 2, which passed lists of pairs. */
    private static Dictionary dictionary(List<Pickled> arguments, PickleInput in)
            throws IOException {
        Dictionary dictionary = new Dictionary();
        if (!arguments.isEmpty() && arguments.get(0) instanceof Sequence pairs) {
            for (Pickled pair : pairs.items()) {
                if (!(pair instanceof Sequence both) || both.items().size() != 2) {
                    throw in.failure("an item of a dictionary is no pair");
                }
                dictionary.put(both.items().get(0), both.items().get(1));
            }
        }
        return dictionary;
    }

    private static long[] numbers(Pickled tuple, PickleInput in) throws IOException {
        if (!(tuple instanceof Sequence sequence)) {
            throw in.failure("a tensor's shape or strides are no tuple");
        }
        long[] numbers = new long[sequence.items().size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(sequence.items().get(i), in);
        }
        return numbers;
    }

    private static long number(Pickled value, PickleInput in) throws IOException {
        return value.asLong().orElseThrow(() -> in.failure("expected a whole number"));
    }
}
