package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.model.TeacherOutput;

/**
 * What an objective passes on to the student: the teacher's output, or what a filter made of it. A
 * filter begins with {@link #unfiltered} and replaces what it changes.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class Knowledge {

    private final TeacherOutput teacher;
    private final Optional<NDArray> target;
    private final List<DistillerLoss> losses;

    private Knowledge(TeacherOutput teacher, Optional<NDArray> target, List<DistillerLoss> losses) {
        this.teacher = teacher;
        this.target = target;
        this.losses = List.copyOf(losses);
    }

    /** The teacher's output as it is. */
    public static Knowledge unfiltered(TeacherOutput teacher) {
        return new Knowledge(teacher, Optional.empty(), List.of());
    }

    /**
     * The same with another embedding, which is the target as well.
     *
     * @param embedding [B, Dt]
     */
    public Knowledge withEmbedding(NDArray embedding) {
        return new Knowledge(teacher.withEmbedding(embedding), Optional.empty(), losses);
    }

    /**
     * The same with another target.
     *
     * @param other [B, Dt]
     */
    public Knowledge withTarget(NDArray other) {
        return new Knowledge(teacher, Optional.of(other), losses);
    }

    /**
     * The same with other class scores.
     *
     * @param logits [B, C]
     */
    public Knowledge withLogits(NDArray logits) {
        return new Knowledge(teacher.withLogits(logits), target, losses);
    }

    /**
     * The same with another feature map.
     *
     * @param featureMap [B, Kt, Dm]
     */
    public Knowledge withFeatureMap(NDArray featureMap) {
        return new Knowledge(teacher.withFeatureMap(featureMap), target, losses);
    }

    /**
     * The same with other inner feature maps of the teacher.
     *
     * @param maps each [B, K, D] with tokens and a width of its own, by the names of their stages
     */
    public Knowledge withStages(Map<String, NDArray> maps) {
        return new Knowledge(teacher.withStages(maps), target, losses);
    }

    /** The same with the terms of its filter. */
    public Knowledge withLosses(DistillerLoss... terms) {
        return withLosses(List.of(terms));
    }

    /** The same with the terms of its filter. */
    public Knowledge withLosses(List<DistillerLoss> terms) {
        return new Knowledge(teacher, target, terms);
    }

    /** [B, Dt]: the teacher's embedding, purified where there is a filter. */
    public NDArray embedding() {
        return teacher.embedding();
    }

    /**
     * [B, Dt]: what the student's embedding is drawn to; with a filter it may mix both modalities,
     * without one it is the embedding.
     */
    public NDArray target() {
        return target.orElseGet(teacher::embedding);
    }

    /** [B, C]: class scores, where there are some. */
    public Optional<NDArray> logits() {
        return teacher.logits();
    }

    /** [B, Kt, Dm]: a map over tokens, where there is one. */
    public Optional<NDArray> featureMap() {
        return teacher.featureMap();
    }

    /**
     * One of the teacher's inner feature maps, [B, K, D].
     *
     * @throws IllegalArgumentException if it was not asked for; see {@link
     *     org.kdtoolkit.api.plugin.ObjectiveProvider.Builder#teacherStages}
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public NDArray stage(String name) {
        return teacher.stage(name);
    }

    /** The teacher's inner feature maps that were asked for, by the names of their stages. */
    public Map<String, NDArray> stages() {
        return teacher.stages();
    }

    /** The filter's own terms. */
    public List<DistillerLoss> losses() {
        return losses;
    }

    /** What is to be learned of some samples. The terms of the filter remain those of all. */
    public Knowledge rows(Rows rows) {
        return new Knowledge(teacher.rows(rows), target.map(rows::of), losses);
    }
}
