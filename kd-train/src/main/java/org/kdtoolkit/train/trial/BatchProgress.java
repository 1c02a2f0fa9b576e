package org.kdtoolkit.train.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far some work on batches is.
 *
 * @param work what is done with them
 * @param of whose samples they are: a subset, or a teacher that is asked; may be empty
 * @param done how much is done: batches of a training epoch, else samples
 * @param total how much there is; 0 where nobody knows
 * @param losses the mean of each loss term over the samples of the epoch, as far as the terms were
 *     read; empty while none was
 */
public record BatchProgress(Work work, String of, int done, int total, Map<String, Double> losses) {

    /** What is done with batches. */
    public enum Work {
        /** The list of samples is read. */
        READING,
        /** A teacher is asked. */
        ASKING,
        /** Students learn. */
        TRAINING,
        /** Students are judged. */
        JUDGING
    }

    /** Keeps the terms in their order. */
    public BatchProgress {
        losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
    }

    /** Work that has no losses. */
    public static BatchProgress of(Work work, String of, int done, int total) {
        return new BatchProgress(work, of, done, total, Map.of());
    }
}
