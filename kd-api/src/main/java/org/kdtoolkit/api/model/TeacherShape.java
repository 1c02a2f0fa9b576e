package org.kdtoolkit.api.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a teacher offers.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class TeacherShape {

    private final int width;
    private final boolean logits;
    private final Optional<FeatureMapShape> featureMap;
    private final Map<String, FeatureMapShape> stages;
    private final Map<String, Preactivation> preactivations;

    private TeacherShape(
            int width,
            boolean logits,
            Optional<FeatureMapShape> featureMap,
            Map<String, FeatureMapShape> stages,
            Map<String, Preactivation> preactivations) {
        this.width = width;
        this.logits = logits;
        this.featureMap = featureMap;
        this.stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        this.preactivations = Collections.unmodifiableMap(new LinkedHashMap<>(preactivations));
    }

    /**
     * A teacher that gives no feature map.
     *
     * @param width the embedding's width Dt
     * @param logits whether it gives logits
     */
    public static TeacherShape of(int width, boolean logits) {
        return new TeacherShape(width, logits, Optional.empty(), Map.of(), Map.of());
    }

    /** The same with an embedding of another width. */
    public TeacherShape withWidth(int other) {
        return new TeacherShape(other, logits, featureMap, stages, preactivations);
    }

    /** The same with a feature map of that layout, or without. */
    public TeacherShape withFeatureMap(Optional<FeatureMapShape> map) {
        return new TeacherShape(width, logits, map, stages, preactivations);
    }

    /** The same with inner feature maps by the names of their stages. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public TeacherShape withStages(Map<String, FeatureMapShape> maps) {
        return new TeacherShape(width, logits, featureMap, maps, preactivations);
    }

    /** The same with what stages are before their activations, by the stages' names. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public TeacherShape withPreactivations(Map<String, Preactivation> maps) {
        return new TeacherShape(width, logits, featureMap, stages, maps);
    }

    /** The embedding's width Dt. */
    public int width() {
        return width;
    }

    /** Whether it gives logits. */
    public boolean logits() {
        return logits;
    }

    /** The layout of its feature map, where it gives one. */
    public Optional<FeatureMapShape> featureMap() {
        return featureMap;
    }

    /**
     * The layouts of the inner feature maps that it can be asked for, from the first to the last.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Map<String, FeatureMapShape> stages() {
        return stages;
    }

    /** What stages are before their activations, by the stages' names, where it gives that. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Map<String, Preactivation> preactivations() {
        return preactivations;
    }

    /**
     * Refuses names of stages that the teacher does not have.
     *
     * @throws IllegalArgumentException if there is one, with the names that there are
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public void requireStages(Set<String> names) {
        FeatureMaps.requireKnown("teacher", names, stages.keySet(), preactivations::keySet);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TeacherShape shape
                && width == shape.width
                && logits == shape.logits
                && featureMap.equals(shape.featureMap)
                && stages.equals(shape.stages)
                && preactivations.equals(shape.preactivations);
    }

    @Override
    public int hashCode() {
        return Objects.hash(width, logits, featureMap, stages, preactivations);
    }

    @Override
    public String toString() {
        return "width %d, %s logits, feature map %s"
                .formatted(width, logits ? "with" : "without", featureMap);
    }
}
