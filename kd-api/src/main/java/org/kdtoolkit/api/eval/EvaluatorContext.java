package org.kdtoolkit.api.eval;

import java.util.List;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.TargetKind;

/**
 * What an evaluator is told when it is created.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface EvaluatorContext {

    /** The class names. */
    List<String> classes();

    /** How many labels a sample has. */
    TargetKind targetKind();

    /** The surroundings of an evaluator. */
    static EvaluatorContext of(List<String> classes, TargetKind targetKind) {
        return new EvaluatorSurroundings(List.copyOf(classes), targetKind);
    }
}
