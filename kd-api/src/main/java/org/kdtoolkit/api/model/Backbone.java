package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A network that can be a student: a DJL block, and the names of its weights.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface Backbone extends Stateful {

    /** The network itself: one input [B, ...], three outputs as in {@link StudentOutput}. */
    Block block();

    /** The layout of its feature map; the embedding has the same width D. */
    FeatureMapShape featureMap();

    /**
     * The layouts of the inner feature maps that it can be asked for, by the names of their stages,
     * from the first to the last; by default there are none.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Map<String, FeatureMapShape> stages() {
        return Map.of();
    }

    /**
     * What stages are before their activations, by the stages' names: of those that end with an
     * activation and can be listened to there. By default there are none.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Map<String, Preactivation> preactivations() {
        return Map.of();
    }

    /**
     * The names of the weights that make class scores, whose first axis counts the classes. Weights
     * of a network that was trained for other classes may be taken over without these.
     */
    default Set<String> head() {
        return Set.of();
    }

    /**
     * The names of the weights that lie between each stage and the one before, by the stages'
     * names; stages whose weights are not known are missing, and by default all are.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Map<String, Set<String>> stageWeights() {
        return Map.of();
    }

    /**
     * Runs the network. On MXNet, batch norm and dropout train inside of a gradient collector and
     * evaluate outside of one; they refuse anything else.
     *
     * @param input [B, ...] float32; its manager owns the output
     * @param training whether batch norms use the batch's statistics and move the running ones, and
     *     dropout drops
     */
    StudentOutput forward(NDArray input, boolean training);

    /**
     * As {@link #forward(NDArray, boolean)}, with some of the inner feature maps. A network that
     * has {@link #stages} overrides it; this one refuses all names.
     *
     * @param stages names among those of {@link #stages}, and names that {@link
     *     Preactivation#nameOf} makes of those of {@link #preactivations}
     * @throws IllegalArgumentException if there is no stage of such a name
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default StudentOutput forward(NDArray input, boolean training, Set<String> stages) {
        FeatureMaps.requireKnown("network", stages, Set.of());
        return forward(input, training);
    }

    /**
     * Refuses names of stages that the network does not have.
     *
     * @throws IllegalArgumentException if there is one, with the names that there are
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default void requireStages(Set<String> names) {
        FeatureMaps.requireKnown(
                "network", names, stages().keySet(), () -> preactivations().keySet());
    }

    /**
     * Tells what the network computes in evaluation, for files that other programs run. By default
     * it is not told, and the network can't be written so.
     *
     * @param graph takes the operations
     * @param input a batch [B, ...] as {@link #forward(NDArray, boolean)} takes it
     * @return what {@link #forward(NDArray, boolean)} returns, as values of the graph
     * @throws NotDescribedException if it is not told
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default GraphOutputs describe(NetworkGraph graph, GraphValue input) {
        throw new NotDescribedException("it does not describe what it computes");
    }

    /**
     * Tells what the {@linkplain StudentOutput#featureMap feature map} is in evaluation, for
     * networks around this one that go on from there. By default it is not told, and those can't be
     * written for other programs.
     *
     * @param graph takes the operations
     * @param input a batch [B, ...] as {@link #forward(NDArray, boolean)} takes it
     * @return [B, K, D]
     * @throws NotDescribedException if it is not told
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default GraphValue describeFeatureMap(NetworkGraph graph, GraphValue input) {
        throw new NotDescribedException("it does not describe its feature map");
    }
}
