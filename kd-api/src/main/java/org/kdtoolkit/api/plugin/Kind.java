package org.kdtoolkit.api.plugin;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a {@link Provider} provides. The set of kinds is closed; the set of names within a kind is
 * open.
 *
 * @param <P> the providers of this kind
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class Kind<P extends Provider<?, ?>> {

    /** A source of samples. */
    public static final Kind<DatasetProvider> DATASET =
            new Kind<>("dataset", DatasetProvider.class);

    /** Files of one kind, and what a network perceives of them. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public static final Kind<ModalityProvider> MODALITY =
            new Kind<>("modality", ModalityProvider.class);

    /** A network that can be a student. */
    public static final Kind<BackboneProvider> BACKBONE =
            new Kind<>("backbone", BackboneProvider.class);

    /** What is distilled from. */
    public static final Kind<TeacherProvider> TEACHER =
            new Kind<>("teacher", TeacherProvider.class);

    /** Purifies the teacher's knowledge. */
    public static final Kind<FilterProvider> FILTER = new Kind<>("filter", FilterProvider.class);

    /** A distillation loss. */
    public static final Kind<ObjectiveProvider> OBJECTIVE =
            new Kind<>("objective", ObjectiveProvider.class);

    /** A method that is more than a filter and objectives. */
    public static final Kind<MethodProvider> METHOD = new Kind<>("method", MethodProvider.class);

    /** Whole training schemes, which stand where methods do. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public static final Kind<SchemeProvider> SCHEME = new Kind<>("scheme", SchemeProvider.class);

    /** A task that a student is judged by. */
    public static final Kind<EvaluatorProvider> EVALUATOR =
            new Kind<>("evaluator", EvaluatorProvider.class);

    /** Somebody who is told how trials get on. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public static final Kind<TrackerProvider> TRACKER =
            new Kind<>("tracker", TrackerProvider.class);

    private final String label;
    private final Class<P> type;

    private Kind(String label, Class<P> type) {
        this.label = label;
        this.type = type;
    }

    /** All kinds, in the order in which an experiment needs them. */
    public static List<Kind<?>> values() {
        return List.of(
                DATASET, MODALITY, BACKBONE, TEACHER, FILTER, OBJECTIVE, METHOD, SCHEME, EVALUATOR,
                TRACKER);
    }

    /** The kind's name in messages and on the command line, such as {@code objective}. */
    public String label() {
        return label;
    }

    /** The class of this kind's providers. */
    public Class<P> type() {
        return type;
    }

    @Override
    public String toString() {
        return label;
    }
}
