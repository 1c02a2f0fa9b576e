package org.kdtoolkit.train.step;

import ai.djl.engine.EngineException;
import java.util.Optional;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.StudentCut;
import org.kdtoolkit.api.model.Backbone;

/** Leaves the gradients of a step with the weights. */
final class StudentGradients {

    /** PyTorch's words for outputs that hang on no weight which is trained. */
    private static final String NOTHING_TRAINED = "does not require grad";

    private StudentGradients() {}

    /**
     * Runs the backward passes. Where all weights are frozen that the losses reach, the distiller
     * alone learns.
     *
     * @param student whose output was cut
     */
    static void of(StudentCut cut, Losses losses, Backbone student) {
        try {
            cut.backward(losses);
        } catch (EngineException e) {
            boolean isFrozen =
                    Optional.ofNullable(e.getMessage())
                            .filter(message -> message.contains(NOTHING_TRAINED))
                            .isPresent();
            if (!isFrozen || !hasFrozenWeights(student)) {
                throw e;
            }
        }
    }

    private static boolean hasFrozenWeights(Backbone student) {
        return student.state().entries().values().stream()
                .anyMatch(weight -> weight.requiresGradient() && !weight.getArray().hasGradient());
    }
}
