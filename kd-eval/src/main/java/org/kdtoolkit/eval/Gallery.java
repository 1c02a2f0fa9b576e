package org.kdtoolkit.eval;

import java.util.Arrays;
import org.kdtoolkit.api.eval.Evidence;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.EmbeddingSet;
import org.kdtoolkit.eval.metrics.GallerySearch;

/** What queries are searched in. */
public enum Gallery {
    /** The training samples that have labels. */
    TRAIN {
        @Override
        GallerySearch search(Evidence evidence) {
            Predictions queries = evidence.predictions();
            Predictions gallery = evidence.gallery();
            // with the training subset itself as queries, each would find itself first
            return same(queries, gallery)
                    ? within(evidence)
                    : GallerySearch.of(set(queries), set(gallery))
                            .by(SearchProduct.of(evidence, queries.size(), gallery.size()));
        }
    },
    /** The other samples of the same subset. */
    SELF {
        @Override
        GallerySearch search(Evidence evidence) {
            return within(evidence);
        }
    };

    abstract GallerySearch search(Evidence evidence);

    private static GallerySearch within(Evidence evidence) {
        Predictions all = evidence.predictions();
        return GallerySearch.within(set(all))
                .by(SearchProduct.of(evidence, all.size(), all.size()));
    }

    private static EmbeddingSet set(Predictions predictions) {
        return new EmbeddingSet(predictions.embeddings(), predictions.labels());
    }

    /** Whether these are the same samples in the same order. */
    static boolean same(Predictions a, Predictions b) {
        return a.ids().equals(b.ids()) && Arrays.deepEquals(a.embeddings(), b.embeddings());
    }
}
