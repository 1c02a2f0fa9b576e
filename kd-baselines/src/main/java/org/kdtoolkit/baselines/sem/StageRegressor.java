package org.kdtoolkit.baselines.sem;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;
import org.kdtoolkit.baselines.layer.BatchStandardisation;
import org.kdtoolkit.baselines.layer.MapConvolution;
import org.kdtoolkit.baselines.layer.MapConvolution.Kernel;

/**
 * Predicts a teacher's map from a student's: convolutions 1x1, 3x3 and 1x1 without bias, the first
 * two with a batch norm and a ReLU behind, and twice the teacher's channels between.
 */
final class StageRegressor implements Stateful {

    private final MapConvolution first;
    private final BatchStandardisation firstNorm;
    private final MapConvolution second;
    private final BatchStandardisation secondNorm;
    private final MapConvolution third;

    /**
     * A regressor with fresh weights.
     *
     * @param student the number of channels of the student's map
     * @param teacher the number of channels of the teacher's map
     * @param axes the number of axes of both grids
     * @param manager owns the weights
     */
    StageRegressor(int student, int teacher, int axes, NDManager manager) {
        int hidden = 2 * teacher;
        first = MapConvolution.plain(new Kernel(student, hidden, 1, axes), 1, manager);
        firstNorm = new BatchStandardisation(hidden, manager);
        second = MapConvolution.plain(new Kernel(hidden, hidden, 3, axes), 1, manager);
        secondNorm = new BatchStandardisation(hidden, manager);
        third = MapConvolution.plain(new Kernel(hidden, teacher, 1, axes), 1, manager);
    }

    /**
     * The prediction.
     *
     * @param map [B, Ds, grid...]
     * @return [B, Dt, grid...]
     */
    NDArray of(NDArray map) {
        NDArray hidden = Activation.relu(firstNorm.of(first.of(map)));
        return third.of(Activation.relu(secondNorm.of(second.of(hidden))));
    }

    @Override
    public StateDict state() {
        return StateDict.builder()
                .add("regressor.0", first.state())
                .add("regressor.1", firstNorm.state())
                .add("regressor.3", second.state())
                .add("regressor.4", secondNorm.state())
                .add("regressor.6", third.state())
                .build();
    }
}
