package org.kdtoolkit.teachers.check;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is worked out when it is first asked for. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> work;
    private Optional<T> result = Optional.empty();

    private Once(Supplier<T> work) {
        this.work = work;
    }

    static <T> Once<T> of(Supplier<T> work) {
        return new Once<>(work);
    }

    @Override
    public T get() {
        if (result.isEmpty()) {
            result = Optional.of(work.get());
        }
        return result.get();
    }
}
