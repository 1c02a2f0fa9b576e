package org.kdtoolkit.formats.torch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.formats.torch.Pickled.Dictionary;
import org.kdtoolkit.formats.torch.Pickled.Global;
import org.kdtoolkit.formats.torch.Pickled.Instance;
import org.kdtoolkit.formats.torch.Pickled.Opaque;
import org.kdtoolkit.formats.torch.Pickled.Scalar;
import org.kdtoolkit.formats.torch.Pickled.Sequence;
import org.kdtoolkit.formats.torch.Pickled.Storage;

/**
 * The few calls in a checkpoint that mean something: tensors, parameters and dictionaries. Every
 * other one leaves an {@link Instance}.
 */
final class TorchObjects {

    private static final Set<String> DICTIONARIES =
            Set.of("collections.OrderedDict", "builtins.dict", "__builtin__.dict");
    private static final Set<String> PARAMETERS =
            Set.of("torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state");

    /** Tensors of Python classes: the function, the class, the function's arguments, the state. */
    private static final Set<String> OF_A_CLASS =
            Set.of(
                    "torch._tensor._rebuild_from_type",
                    "torch._tensor._rebuild_from_type_v2",
                    "torch.tensor._rebuild_from_type");

    /** Dictionaries of Python classes in protocols 0 and 1: the class, dict, the items. */
    private static final Set<String> RECONSTRUCTORS =
            Set.of("copy_reg._reconstructor", "copyreg._reconstructor");

    private static final int RECONSTRUCTED = 3;

    private static final int PLAIN_STORAGE = 5;
    private static final int VIEW = 3;

    private TorchObjects() {}

    /** What a call returns. */
    static Pickled call(Pickled function, List<Pickled> arguments, PickleInput in)
            throws IOException {
        Pickled called = function;
        List<Pickled> with = arguments;
        while (OF_A_CLASS.contains(name(called))
                && with.size() > 2
                && with.get(2) instanceof Sequence inner) {
            called = with.get(0);
            with = inner.items();
        }
        String name = name(called);
        if (PARAMETERS.contains(name) && !with.isEmpty()) {
            return with.get(0);
        }
        if (DICTIONARIES.contains(name)) {
            return dictionary(with, in);
        }
        if (RECONSTRUCTORS.contains(name)
                && with.size() == RECONSTRUCTED
                && with.get(2) instanceof Dictionary items) {
            return new Instance(name(with.get(0)), items);
        }
        if (name.equals("torch.Size") && with.size() == 1) {
            return with.get(0);
        }
        return TorchTensors.rebuilt(name, with, in).orElseGet(() -> instance(function));
    }

    /** An object of a class that is not built. */
    static Pickled instance(Pickled type) {
        return DICTIONARIES.contains(name(type))
                ? new Dictionary()
                : new Instance(name(type), new Dictionary());
    }

    /** What a class or function is called; other values may hold themselves, and are not told. */
    static String name(Pickled type) {
        return type instanceof Global global ? global.toString() : "an unnamed one";
    }

    /**
     * What stands for something outside of the pickle. A storage: the word storage, its class, its
     * key, the device, how many elements it has; in old files also its own key, first element and
     * number of elements if it is a part of another one. A class with its source: the word module,
     * the class. Anything else is no tensor's.
     */
    static Pickled persistent(Pickled id, PickleInput in) throws IOException {
        if (!(id instanceof Sequence tuple) || tuple.items().size() < 2) {
            return Opaque.OUTSIDE;
        }
        List<Pickled> items = tuple.items();
        Optional<String> kind = items.get(0).asString();
        if (kind.equals(Optional.of("module"))) {
            return items.get(1);
        }
        if (!kind.equals(Optional.of("storage")) || items.size() < PLAIN_STORAGE) {
            return Opaque.OUTSIDE;
        }
        Optional<ElementType> elements =
                items.get(1) instanceof Global type && type.module().startsWith("torch")
                        ? ElementType.ofStorageClass(type.name())
                        : Optional.empty();
        if (elements.isEmpty()) {
            return new Opaque(name(items.get(1)));
        }
        String key = items.get(2).asString().orElseThrow(() -> in.failure("a storage has no key"));
        return new Storage(elements.get(), key, number(items.get(4), in), begin(items, in));
    }

    private static long begin(List<Pickled> storage, PickleInput in) throws IOException {
        if (storage.size() == PLAIN_STORAGE || storage.get(PLAIN_STORAGE).equals(Scalar.NONE)) {
            return 0;
        }
        if (storage.get(PLAIN_STORAGE) instanceof Sequence view && view.items().size() == VIEW) {
            return number(view.items().get(1), in);
        }
        throw in.failure("a storage does not say of which one it is a part");
    }

    /** A dictionary is empty at first, except for Python 2, which passed lists of pairs. */
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

    private static long number(Pickled value, PickleInput in) throws IOException {
        return value.asLong().orElseThrow(() -> in.failure("expected a whole number"));
    }
}
