package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.train.optimizer.WeightsAverage;
import org.kdtoolkit.train.step.TrainingStep;

/**
 * A student and a distiller with their optimisers.
 *
 * @param learner the student's side
 * @param distiller the distiller's side
 * @param average of the student's weights, where one is kept
 * @param notes what a report must say of how they begin
 * @param manager owns their arrays
 */
record TrialNetworks(
        TrainingStep.Learner learner,
        TrainingStep.Distiller distiller,
        Optional<WeightsAverage> average,
        List<String> notes,
        NDManager manager)
        implements AutoCloseable {

    @Override
    public void close() {
        learner.optimizer().close();
        distiller.optimizer().close();
        manager.close();
    }
}
