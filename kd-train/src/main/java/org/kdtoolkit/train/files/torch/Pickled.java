package org.kdtoolkit.train.files.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pickle can hold. */
sealed interface Pickled {

    /** A number, a string or nothing. */
    record Scalar(Object value) implements Pickled {

        static final Scalar NONE = new Scalar(null);

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** A tuple or a list; a list grows. */
    record Sequence(List<Pickled> items) implements Pickled {}

    /** A dictionary; entries without a name of one word or number are left out. */
    record Dictionary(Map<String, Pickled> entries) implements Pickled {

        Dictionary() {
            this(new LinkedHashMap<>());
        }

        void put(Pickled key, Pickled value) {
            if (key instanceof Scalar name) {
                entries.put(name.toString(), value);
            }
        }
    }

    /** The name of a class or function, which is neither loaded nor called. */
    record Global(String module, String name) implements Pickled {

        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    /** An object of a class that is not built. */
    record Opaque(String type) implements Pickled {}

    /** A storage, by its key in the file. */
    record Storage(ElementType type, String key, long elements) implements Pickled {}

    /** A tensor over a storage. */
    record Tensor(Storage storage, Layout layout) implements Pickled {}

    /** A whole number, if this is one. */
    default Optional<Long> asLong() {
        return this instanceof Scalar scalar && scalar.value() instanceof Long number
                ? Optional.of(number)
                : Optional.empty();
    }

    /** A string, if this is one. */
    default Optional<String> asString() {
        return this instanceof Scalar scalar && scalar.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
