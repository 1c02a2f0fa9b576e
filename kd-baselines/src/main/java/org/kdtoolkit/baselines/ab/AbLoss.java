package org.kdtoolkit.baselines.ab;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.distill.Scalars;

/**
 * Activation boundaries: each neuron of the student is to be active, by a margin, where the
 * teacher's is, and inactive elsewhere; how strong it is does not matter.
 *
 * <pre>
 * loss of a stage = w / B · sum over samples, channels and positions of
 *                   max(s + margin, 0)²    where t is not above 0
 *                   max(margin - s, 0)²    where it is
 * </pre>
 *
 * <p>The last stage of n weighs w = 3/1000, each one before it half as much as the next; or all
 * weigh 1. The maps are those before the ReLU. The gradient flows to the student alone. No number
 * is divided by what may be 0.
 *
 * <p>Source: Heo et al., Knowledge Transfer via Distillation of Activation Boundaries Formed by
 * Hidden Neurons, AAAI 2019, equation 4; the weights are those of the authors' code, which Tian et
 * al., Contrastive Representation Distillation, ICLR 2020, have taken over.
 */
final class AbLoss {

    private static final double LAST = 3.0 / 1000;

    private final double margin;
    private final StageWeights weights;

    /**
     * Creates a loss.
     *
     * @param margin by how much a neuron of the student is to be active or inactive, at least 0
     * @param weights how stages weigh
     */
    AbLoss(double margin, StageWeights weights) {
        this.margin = margin;
        this.weights = weights;
    }

    /**
     * The loss of a batch.
     *
     * @param student the student's maps from the first stage to the last, behind the connectors;
     *     their managers own the results
     * @param teacher the teacher's maps, each of the same shape: constants
     * @return a scalar for each stage
     */
    List<NDArray> evaluate(List<NDArray> student, List<NDArray> teacher) {
        List<NDArray> losses = new ArrayList<>();
        for (int stage = 0; stage < student.size(); stage++) {
            NDArray sum = sum(student.get(stage), teacher.get(stage).stopGradient());
            long batch = student.get(stage).getShape().get(0);
            double weight =
                    switch (weights) {
                        case HALVING -> LAST * Math.pow(2, stage - student.size() + 1);
                        case EQUAL -> 1;
                    };
            losses.add(sum.mul(Scalars.beside(sum, weight / batch)));
        }
        return losses;
    }

    private NDArray sum(NDArray student, NDArray teacher) {
        NDArray nothing = Scalars.beside(teacher, 0);
        NDArray inactive = teacher.lte(nothing).toType(DataType.FLOAT32, false);
        NDArray active = teacher.gt(nothing).toType(DataType.FLOAT32, false);
        NDArray tooHigh = Activation.relu(Scalars.plus(student, margin)).square().mul(inactive);
        NDArray tooLow = Activation.relu(Scalars.plus(student.neg(), margin)).square().mul(active);
        return tooHigh.add(tooLow).sum();
    }
}
