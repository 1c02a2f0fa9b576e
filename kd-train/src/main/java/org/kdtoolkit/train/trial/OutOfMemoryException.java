package org.kdtoolkit.train.trial;

import ai.djl.engine.EngineException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.internal.MemoryShortage;

/** What was asked for does not fit into memory: the engine's, on its device, or Java's own. */
public final class OutOfMemoryException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    private OutOfMemoryException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Recognises that an engine ran out of memory with a batch of samples.
     *
     * @param what was under way, such as {@code with a batch of 4}
     * @return empty if something else is wrong
     */
    static Optional<OutOfMemoryException> of(EngineException e, String what) {
        return of(
                e,
                what,
                "take smaller batches ('training.batch-size', and 'evaluation.batch-size' for"
                        + " judging) or a smaller network");
    }

    /**
     * Recognises that an engine ran out of memory.
     *
     * @param what was under way, such as {@code while the networks were made}
     * @param remedy what helps
     * @return empty if something else is wrong
     */
    public static Optional<OutOfMemoryException> of(EngineException e, String what, String remedy) {
        return MemoryShortage.of(e)
                .map(
                        said ->
                                new OutOfMemoryException(
                                        "out of memory %s; %s: %s".formatted(what, remedy, said),
                                        e));
    }

    /** Java's own memory is used up; what was under way has let go of it by now. */
    static OutOfMemoryException of(OutOfMemoryError e, String what) {
        return new OutOfMemoryException(
                "Java is out of memory %s (%s); give it more, such as KD_JAVA=-Xmx8g, or take smaller batches and fewer 'training.workers'"
                        .formatted(what, e.getMessage()),
                e);
    }

    /**
     * The same outside of batches, which need not be smaller.
     *
     * @param what was under way
     * @param remedy what helps besides
     */
    public static OutOfMemoryException outsideOfBatches(
            OutOfMemoryError e, String what, String remedy) {
        return new OutOfMemoryException(
                "%s Java is out of memory (%s); %s".formatted(what, e.getMessage(), remedy), e);
    }

    /** A batch with the shapes of its inputs, for messages. */
    static String with(Batch batch) {
        return "with a batch of %d (%s)"
                .formatted(
                        batch.size(),
                        batch.inputs().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(
                                        input ->
                                                "%s %s"
                                                        .formatted(
                                                                input.getKey(),
                                                                input.getValue()
                                                                        .getShape()
                                                                        .toString()
                                                                        .replace('(', '[')
                                                                        .replace(')', ']')))
                                .collect(Collectors.joining(", ")));
    }
}
