package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.embedding.FitNetLoss;
import org.kdtoolkit.baselines.embedding.TrainedLinear;

/**
 * A hint between feature maps: the {@link FitNetLoss} at each position, behind a regressor that is
 * a convolution 1x1 with bias, trained with the student: {@code regressor} in its state, [Dt, Ds]
 * as a linear layer has it.
 *
 * <p>The gradient flows to the teacher's map too.
 *
 * <p>Source: Romero et al., FitNets: Hints for Thin Deep Nets, 2015, equation 3. The paper's
 * regressor has larger kernels without padding, which bring the grids to one size; the published
 * code of Tian et al., Contrastive Representation Distillation, ICLR 2020, adds a batch norm and a
 * ReLU. Here the larger map is pooled.
 */
public final class HintLoss extends MapLoss {

    private final FitNetLoss loss = new FitNetLoss();
    private final TrainedLinear regressor;
    private final StateDict state;

    /**
     * Creates a loss with a fresh regressor.
     *
     * @param student the number of channels Ds of the student's map
     * @param teacher the number of channels Dt of the teacher's map
     * @param manager owns the parameters; its engine's random numbers initialise them
     */
    public HintLoss(int student, int teacher, NDManager manager) {
        super("fitnet");
        regressor = new TrainedLinear(student, teacher, manager);
        state = StateDict.builder().add("regressor", regressor.layer()).build();
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    NDArray compare(NDArray student, NDArray teacher) {
        NDArray regressed = regressor.map(student.transpose(0, 2, 1));
        return loss.evaluate(regressed, teacher.transpose(0, 2, 1));
    }
}
