package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Rows;

/**
 * What a teacher says of a batch: constants, through which no gradient flows.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class TeacherOutput {

    private final LateArray embedding;
    private final Optional<LateArray> logits;
    private final Optional<LateArray> featureMap;
    private final FeatureMaps stages;
    private final List<Integer> missing;

    private TeacherOutput(
            LateArray embedding,
            Optional<LateArray> logits,
            Optional<LateArray> featureMap,
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
        return of(LateArray.of(embedding));
    }

    /**
     * The same of an embedding that is made when it is first read, by whoever has it at hand: where
     * nothing reads it, it costs nothing.
     *
     * @param embedding makes it, [B, Dt]; asked once at most
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public static TeacherOutput late(Supplier<NDArray> embedding) {
        return of(LateArray.by(embedding));
    }

    private static TeacherOutput of(LateArray embedding) {
        return new TeacherOutput(
                embedding, Optional.empty(), Optional.empty(), FeatureMaps.NONE, List.of());
    }

    /**
     * The same with another embedding.
     *
     * @param other [B, Dt]
     */
    public TeacherOutput withEmbedding(NDArray other) {
        return new TeacherOutput(LateArray.of(other), logits, featureMap, stages, missing);
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
        return new TeacherOutput(embedding, scores.map(LateArray::of), featureMap, stages, missing);
    }

    /**
     * The same with class scores that are made when they are first read.
     *
     * @param scores makes them, [B, C]; asked once at most
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public TeacherOutput withLateLogits(Supplier<NDArray> scores) {
        return new TeacherOutput(
                embedding, Optional.of(LateArray.by(scores)), featureMap, stages, missing);
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
        return new TeacherOutput(embedding, logits, map.map(LateArray::of), stages, missing);
    }

    /**
     * The same with a feature map that is made when it is first read.
     *
     * @param map makes it, [B, Kt, Dm]; asked once at most
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public TeacherOutput withLateFeatureMap(Supplier<NDArray> map) {
        return new TeacherOutput(
                embedding, logits, Optional.of(LateArray.by(map)), stages, missing);
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
        return embedding.get();
    }

    /** [B, C], where the teacher has them. */
    public Optional<NDArray> logits() {
        return logits.map(LateArray::get);
    }

    /** [B, Kt, Dm], where the teacher has it. */
    public Optional<NDArray> featureMap() {
        return featureMap.map(LateArray::get);
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
                embedding.mapped(rows::of),
                logits.map(scores -> scores.mapped(rows::of)),
                featureMap.map(map -> map.mapped(rows::of)),
                stages.mapped(rows::of),
                List.of());
    }
}
