package org.kdtoolkit.api.eval;

import ai.djl.ndarray.NDManager;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * All that an evaluator may look at to judge a student on a subset. Apart from the predictions,
 * nothing is computed for whom does not ask for it.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface Evidence {

    /** What the student said of the subset. */
    Predictions predictions();

    /** What it said of the training samples that have labels. */
    Predictions gallery();

    /**
     * What the teacher said of the subset's samples with labels that it knows something about, in
     * the subset's order; its embeddings may be of another width than the student's. Its scores are
     * [N, 0]. There is one where the evaluator's provider says that it {@linkplain
     * org.kdtoolkit.api.plugin.EvaluatorProvider#readsTeacher reads} it.
     *
     * @throws IllegalStateException if there is no teacher to ask
     */
    default Predictions teacher() {
        throw new IllegalStateException("there is no teacher that could be asked");
    }

    /**
     * Owns arrays on the engine and the device that the student was asked on; empty where no engine
     * is at hand. Whoever makes arrays of it closes them.
     */
    default Optional<NDManager> manager() {
        return Optional.empty();
    }

    /**
     * What a student said, without a teacher or an engine.
     *
     * @param gallery is asked at each call
     */
    static Evidence of(Predictions predictions, Supplier<Predictions> gallery) {
        return new Evidence() {
            @Override
            public Predictions predictions() {
                return predictions;
            }

            @Override
            public Predictions gallery() {
                return gallery.get();
            }
        };
    }
}
