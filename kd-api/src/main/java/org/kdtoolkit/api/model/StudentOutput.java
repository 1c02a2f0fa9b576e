package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Rows;

/**
 * What a student returns for a batch.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class StudentOutput {

    private final NDArray featureMap;
    private final NDArray embedding;
    private final NDArray logits;
    private final FeatureMaps stages;
    private final Optional<Head> head;

    private StudentOutput(
            NDArray featureMap,
            NDArray embedding,
            NDArray logits,
            FeatureMaps stages,
            Optional<Head> head) {
        this.featureMap = featureMap;
        this.embedding = embedding;
        this.logits = logits;
        this.stages = stages;
        this.head = head;
    }

    /**
     * An output.
     *
     * @param featureMap [B, K, D]: K tokens, the positions of the last feature map
     * @param embedding [B, D]: the pooled feature map
     * @param logits [B, C]: class scores before softmax or sigmoid
     */
    public static StudentOutput of(NDArray featureMap, NDArray embedding, NDArray logits) {
        return new StudentOutput(featureMap, embedding, logits, FeatureMaps.NONE, Optional.empty());
    }

    /**
     * The same with inner feature maps.
     *
     * @param maps each [B, K, D] with tokens and a width of its own, by the names of their stages
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public StudentOutput withStages(Map<String, NDArray> maps) {
        return new StudentOutput(featureMap, embedding, logits, new FeatureMaps(maps), head);
    }

    /** The same with what makes the logits of the embedding. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public StudentOutput withHead(Head function) {
        return new StudentOutput(featureMap, embedding, logits, stages, Optional.of(function));
    }

    /** [B, K, D]: K tokens, the positions of the last feature map. */
    public NDArray featureMap() {
        return featureMap;
    }

    /** [B, D]: the pooled feature map. */
    public NDArray embedding() {
        return embedding;
    }

    /** [B, C]: class scores before softmax or sigmoid. */
    public NDArray logits() {
        return logits;
    }

    /**
     * What the student's head says of another embedding than its own. A loss of the student's side
     * trains the head through it, too.
     *
     * @param other [B, D] of the student's width
     * @return [B, C]
     * @throws IllegalStateException if the student's network does not give its head away
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public NDArray logits(NDArray other) {
        return head.orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "this student's network does not offer its head as a"
                                                + " function"))
                .logits(other);
    }

    /** What makes the logits of an embedding, where the network gives it away. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Optional<Head> head() {
        return head;
    }

    /**
     * One of the inner feature maps, [B, K, D].
     *
     * @throws IllegalArgumentException if it was not asked for; see {@link
     *     org.kdtoolkit.api.plugin.ObjectiveProvider.Builder#studentStages}
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public NDArray stage(String name) {
        return stages.get(name, "student");
    }

    /** The inner feature maps that were asked for, by the names of their stages. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Map<String, NDArray> stages() {
        return stages.byStage();
    }

    /** What it returns for some samples, with a gradient. */
    public StudentOutput rows(Rows rows) {
        return new StudentOutput(
                rows.of(featureMap),
                rows.of(embedding),
                rows.of(logits),
                stages.mapped(rows::of),
                head);
    }
}
