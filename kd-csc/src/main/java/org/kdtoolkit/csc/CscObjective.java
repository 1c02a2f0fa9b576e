package org.kdtoolkit.csc;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;

/** Draws the student's embedding to the knowledge's target by the {@link CscLoss}. */
public final class CscObjective implements Objective {

    /**
     * The reading of a step: the temperature of each sample with its own teacher's embedding. There
     * is none of a constant temperature.
     */
    public static final String TEMPERATURE = "csc-temperature";

    private final CscLoss loss;

    /** Creates the objective of a loss with the configured temperature. */
    public CscObjective(CscConfig config) {
        this(new CscLoss(config.temperature().temperature(config.threshold(), config.floor())));
    }

    /** Creates the objective of a loss. */
    public CscObjective(CscLoss loss) {
        this.loss = loss;
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        Targets targets = step.batch().targets();
        targets.requireAllLabelled("csc");
        NDArray value =
                loss.evaluate(
                        step.student().embedding(),
                        step.knowledge().target(),
                        step.knowledge().embedding(),
                        targets.related());
        if (loss.temperature().isAdaptive()) {
            step.offerReading(
                    TEMPERATURE,
                    () ->
                            loss.ownTemperatures(
                                    step.student().embedding(), step.knowledge().embedding()));
        }
        return Losses.of(new StudentLoss("csc", value));
    }
}
