package org.kdtoolkit.formats.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a pickle can hold. */
sealed interface Pickled {

    /** A whole number, a truth value, a string or nothing. */
    record Scalar(Object value) implements Pickled {

        static final Scalar NONE = new Scalar(null);
        static final Scalar TRUE = new Scalar(true);
        static final Scalar FALSE = new Scalar(false);

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /** A tuple or a list; a list grows. */
    record Sequence(List<Pickled> items) implements Pickled {

        /** Does not look into the items: it may be one of them itself. */
        @Override
        public String toString() {
            return "a list of %d values".formatted(items.size());
        }
    }

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

        /** Does not look into the entries: it may be one of them itself. */
        @Override
        public String toString() {
            return "a dictionary of %d entries".formatted(entries.size());
        }
    }

    /** The name of a class or function, which is neither loaded nor called. */
    record Global(String module, String name) implements Pickled {

        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    /**
     * An object of a class that is not built; if the class is a kind of dictionary, with what that
     * holds.
     */
    record Instance(String type, Dictionary items) implements Pickled {}

    /** A value that nobody needs, and that is not kept. */
    record Opaque(String type) implements Pickled {

        static final Opaque NUMBER = new Opaque("a number");
        static final Opaque TEXT = new Opaque("a long text");
        static final Opaque BYTES = new Opaque("bytes");
        static final Opaque SET = new Opaque("a set");
        static final Opaque OUTSIDE = new Opaque("what is kept outside of the pickle");
    }

    /**
     * A storage.
     *
     * @param type what it is made of
     * @param key its name in the file
     * @param elements how many it has
     * @param begin its first element, where it is a part of what is stored by that name
     */
    record Storage(ElementType type, String key, long elements, long begin) implements Pickled {}

    /** A tensor over a storage. */
    record Tensor(Storage storage, TensorLayout layout) implements Pickled {}

    /**
     * A tensor whose values can't be read.
     *
     * @param shape its shape
     * @param reason what it is instead, such as "it is a sparse tensor"
     */
    record OddTensor(long[] shape, String reason) implements Pickled {}

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
