package org.kdtoolkit.predict;

import java.util.Optional;
import org.kdtoolkit.api.internal.MemoryShortage;

/** What was asked of a student does not fit into memory. */
public final class MemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private MemoryException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Recognises that an engine or a runtime got no memory.
     *
     * @param what was under way, and what helps, such as {@code with 4 inputs at a time; ask about
     *     fewer}
     * @return empty if something else is wrong
     */
    public static Optional<MemoryException> of(Throwable e, String what) {
        return of(e, String.valueOf(e.getMessage()), what);
    }

    /** The same by what an engine or a runtime said, without what is not for readers. */
    public static Optional<MemoryException> of(Throwable e, String said, String what) {
        return MemoryShortage.in(said)
                .map(line -> new MemoryException("out of memory %s: %s".formatted(what, line), e));
    }
}
