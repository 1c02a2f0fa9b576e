package org.kdtoolkit.teachers.network;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.formats.numpy.FloatTable;

/**
 * A network that answers and learns nothing: in evaluation mode, without gradients. Asked by one
 * thread at a time.
 */
public interface FrozenNetwork extends AutoCloseable {

    /**
     * Asks it about some samples.
     *
     * @param batch the samples' inputs, all of one shape
     * @return a row for each sample: the embedding [Dt], the logits [C], the feature map [grid...,
     *     D]; of exactly the roles that the network was opened for
     * @throws org.kdtoolkit.api.ConfigurationException if the network takes no such inputs, or
     *     gives other outputs than expected
     */
    Map<OutputRole, FloatTable> answer(List<HostTensor> batch);

    /**
     * Asks it about what a batch carries.
     *
     * @param input [B, ...]; its manager owns the answer and all that was made on the way there
     * @param stages which inner feature maps, among those of {@link #stages}
     * @throws org.kdtoolkit.api.ConfigurationException as {@link #answer}
     */
    NetworkAnswer ask(NDArray input, Set<String> stages);

    /** The layouts of the inner feature maps that it can be asked for, by name. */
    default Map<String, FeatureMapShape> stages() {
        return Map.of();
    }

    /** What stages are before their activations, by the stages' names, where it gives that. */
    default Map<String, Preactivation> preactivations() {
        return Map.of();
    }

    /** Does nothing the second time. */
    @Override
    void close();
}
