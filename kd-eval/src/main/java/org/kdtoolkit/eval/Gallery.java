package org.kdtoolkit.eval;

import java.util.Arrays;
import java.util.function.Supplier;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.EmbeddingSet;
import org.kdtoolkit.eval.metrics.Retrieval;

/** What queries are searched in. */
public enum Gallery {
    /** The training samples that have labels. */
    TRAIN {
        @Override
        Retrieval search(Predictions queries, Supplier<Predictions> training) {
            Predictions gallery = training.get();
            // with the training subset itself as queries, each would find itself first
            return same(queries, gallery)
                    ? Retrieval.within(set(queries))
                    : Retrieval.of(set(queries), set(gallery));
        }
    },
    /** The other samples of the same subset. */
    SELF {
        @Override
        Retrieval search(Predictions queries, Supplier<Predictions> training) {
            return Retrieval.within(set(queries));
        }
    };

    abstract Retrieval search(Predictions queries, Supplier<Predictions> training);

    private static EmbeddingSet set(Predictions predictions) {
        return new EmbeddingSet(predictions.embeddings(), predictions.labels());
    }

    /** Whether these are the same samples in the same order. */
    static boolean same(Predictions a, Predictions b) {
        return a.ids().equals(b.ids()) && Arrays.deepEquals(a.embeddings(), b.embeddings());
    }
}
