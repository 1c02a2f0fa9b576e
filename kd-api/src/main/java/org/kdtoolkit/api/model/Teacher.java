package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Batch;

/**
 * What is distilled from: frozen.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface Teacher extends AutoCloseable {

    /** What {@link #output} gives. */
    TeacherShape shape();

    /**
     * What the teacher says of a batch: where it {@link #answersDrawnViews} and the batch carries
     * its modality, of that very input; else of the samples' first views.
     *
     * @param batch samples; with the teacher's modality if {@link #needsInput}, or if they are in
     *     drawn views
     * @param manager owns the returned arrays, and says on which device they are
     */
    TeacherOutput output(Batch batch, NDManager manager);

    /**
     * As {@link #output(Batch, NDManager)}, with some of the inner feature maps. A teacher that has
     * {@link TeacherShape#stages} overrides it; this one refuses all names.
     *
     * @param stages names among those of the {@link TeacherShape#stages}
     * @throws IllegalArgumentException if there is no stage of such a name
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default TeacherOutput output(Batch batch, NDManager manager, Set<String> stages) {
        FeatureMaps.requireKnown("teacher", stages, Set.of());
        return output(batch, manager);
    }

    /** Whether a batch must carry the teacher's modality; not so if all is known in advance. */
    default boolean needsInput() {
        return false;
    }

    /**
     * Whether it answers for what a batch carries of its modality, so that it can be shown another
     * {@link org.kdtoolkit.api.data.View view} of a sample in each epoch. A teacher that knows one
     * answer for each sample does not. By default the teachers do that always {@link #needsInput}.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default boolean answersDrawnViews() {
        return needsInput();
    }

    /**
     * Whether its output is computed from its modality, as that of a network is; not so if it was
     * stored before and does not depend on what the data set holds of that modality.
     */
    default boolean perceives() {
        return true;
    }

    /**
     * The linear layer that makes its logits of its embedding, where it has one and gives it away;
     * by default it does not.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Optional<LinearClassifier> classifier() {
        return Optional.empty();
    }

    /** What every report on results with this teacher must say about it. */
    default List<String> notes() {
        return List.of();
    }

    @Override
    default void close() {}
}
