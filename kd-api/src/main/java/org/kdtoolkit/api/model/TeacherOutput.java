package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Rows;

/**
 * What a teacher says of a batch: constants, through which no gradient flows.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class TeacherOutput {

    private final NDArray embedding;
    private final Optional<NDArray> logits;
    private final Optional<NDArray> featureMap;
    private final FeatureMaps stages;
    private final List<Integer> missing;

    private TeacherOutput(
            NDArray embedding,
            Optional<NDArray> logits,
            Optional<NDArray> featureMap,
            FeatureMaps stages,
            List<Integer> missing) {
        this.embedding = embedding;
        this.logits = logits;
        this.featureMap = featureMap;
        this.stages = stages;
        this.missing = List.copyOf(missing);
    }

    /**
     * What a teacher says that knows all samples of the batch and gives nothing but an embedding.
     *
     * @param embedding [B, Dt]
     */
    public static TeacherOutput of(NDArray embedding) {
        return new TeacherOutput(
                embedding, Optional.empty(), Optional.empty(), FeatureMaps.NONE, List.of());
    }

    /**
     * The same with another embedding.
     *
     * @param other [B, Dt]
     */
    public TeacherOutput withEmbedding(NDArray other) {
        return new TeacherOutput(other, logits, featureMap, stages, missing);
    }

    /**
     * The same with class scores.
     *
     * @param scores [B, C]
     */
    public TeacherOutput withLogits(NDArray scores) {
        return withLogits(Optional.of(scores));
    }

    /** The same with class scores [B, C], or without. */
    public TeacherOutput withLogits(Optional<NDArray> scores) {
        return new TeacherOutput(embedding, scores, featureMap, stages, missing);
    }

    /**
     * The same with a feature map.
     *
     * @param map [B, Kt, Dm]
     */
    public TeacherOutput withFeatureMap(NDArray map) {
        return withFeatureMap(Optional.of(map));
    }

    /** The same with a feature map [B, Kt, Dm], or without. */
    public TeacherOutput withFeatureMap(Optional<NDArray> map) {
        return new TeacherOutput(embedding, logits, map, stages, missing);
    }

    /**
     * The same with inner feature maps.
     *
     * @param maps each [B, K, D] with tokens and a width of its own, by the names of their stages
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public TeacherOutput withStages(Map<String, NDArray> maps) {
        return new TeacherOutput(embedding, logits, featureMap, new FeatureMaps(maps), missing);
    }

    /**
     * The same with other rows missing.
     *
     * @param rows the rows of the batch that the teacher knows nothing about, ascending; their
     *     values are 0 and say nothing
     */
    public TeacherOutput withMissing(List<Integer> rows) {
        return new TeacherOutput(embedding, logits, featureMap, stages, rows);
    }

    /** [B, Dt]. */
    public NDArray embedding() {
        return embedding;
    }

    /** [B, C], where the teacher has them. */
    public Optional<NDArray> logits() {
        return logits;
    }

    /** [B, Kt, Dm], where the teacher has it. */
    public Optional<NDArray> featureMap() {
        return featureMap;
    }

    /**
     * One of the inner feature maps, [B, K, D].
     *
     * @throws IllegalArgumentException if it was not asked for
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public NDArray stage(String name) {
        return stages.get(name, "teacher");
    }

    /** The inner feature maps that were asked for, by the names of their stages. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Map<String, NDArray> stages() {
        return stages.byStage();
    }

    /** The rows of the batch that the teacher knows nothing about, ascending. */
    public List<Integer> missing() {
        return missing;
    }

    /**
     * What it says of some samples.
     *
     * @param rows rows of the batch of which none is missing
     */
    public TeacherOutput rows(Rows rows) {
        return new TeacherOutput(
                rows.of(embedding),
                logits.map(rows::of),
                featureMap.map(rows::of),
                stages.mapped(rows::of),
                List.of());
    }
}
