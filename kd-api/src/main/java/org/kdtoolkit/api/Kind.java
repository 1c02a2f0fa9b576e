package org.kdtoolkit.api;

import java.util.List;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;

/**
 * What a {@link Provider} provides. The set of kinds is closed; the set of names within a kind is
 * open.
 *
 * @param <X> what a component of this kind is told about its surroundings when it is created
 * @param <T> the component
 */
public final class Kind<X, T> {

    /** A source of samples. */
    public static final Kind<DatasetContext, Dataset> DATASET = new Kind<>("dataset");

    /** A network that can be a student. */
    public static final Kind<BackboneContext, Backbone> BACKBONE = new Kind<>("backbone");

    /** What is distilled from. */
    public static final Kind<TeacherContext, Teacher> TEACHER = new Kind<>("teacher");

    /** Purifies the teacher's knowledge. */
    public static final Kind<DistillerContext, Filter> FILTER = new Kind<>("filter");

    /** A distillation loss. */
    public static final Kind<DistillerContext, Objective> OBJECTIVE = new Kind<>("objective");

    /** A method that is more than a filter and objectives. */
    public static final Kind<MethodContext, Method> METHOD = new Kind<>("method");

    /** A task that a student is judged by. */
    public static final Kind<EvaluatorContext, Evaluator> EVALUATOR = new Kind<>("evaluator");

    private final String label;

    private Kind(String label) {
        this.label = label;
    }

    /** All kinds, in the order in which an experiment needs them. */
    public static List<Kind<?, ?>> values() {
        return List.of(DATASET, BACKBONE, TEACHER, FILTER, OBJECTIVE, METHOD, EVALUATOR);
    }

    /** The kind's name in messages and on the command line, such as {@code objective}. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}
