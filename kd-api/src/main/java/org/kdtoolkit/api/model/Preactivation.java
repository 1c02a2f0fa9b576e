package org.kdtoolkit.api.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a stage is before its activation: the map that the stage's last ReLU reads, or would read if
 * nothing were pooled in between. It can be asked for beside the stages, by {@link #nameOf a name}
 * made of the stage's.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class Preactivation {

    private static final String SUFFIX = ":preactivation";

    private final FeatureMapShape layout;
    private final List<Float> scale;
    private final List<Float> shift;

    private Preactivation(FeatureMapShape layout, List<Float> scale, List<Float> shift) {
        this.layout = layout;
        this.scale = scale;
        this.shift = shift;
    }

    /**
     * The name by which a network is asked for what a stage is before its activation.
     *
     * @param stage the stage's own name
     */
    public static String nameOf(String stage) {
        return stage + SUFFIX;
    }

    /** Whether a name is one that {@link #nameOf} makes. */
    public static boolean isName(String name) {
        return name.endsWith(SUFFIX);
    }

    /** The stage that a name is of: what {@link #nameOf} made it of, or the name itself. */
    public static String stageOf(String name) {
        return isName(name) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** A map whose last layer is not known as a batch norm. */
    public static Preactivation of(FeatureMapShape layout) {
        return new Preactivation(layout, List.of(), List.of());
    }

    /**
     * The same, of which a batch norm is the last layer.
     *
     * @param weight [D]: what it multiplies each channel by
     * @param bias [D]: what it then adds
     * @throws IllegalArgumentException if there are not D of each
     */
    public Preactivation withNorm(float[] weight, float[] bias) {
        if (weight.length != layout.width() || bias.length != layout.width()) {
            throw new IllegalArgumentException(
                    "expected a weight and a bias for each of %d channels, found %d and %d"
                            .formatted(layout.width(), weight.length, bias.length));
        }
        return new Preactivation(layout, numbers(weight), numbers(bias));
    }

    private static List<Float> numbers(float[] values) {
        List<Float> numbers = new ArrayList<>();
        for (float value : values) {
            numbers.add(value);
        }
        return List.copyOf(numbers);
    }

    /** How it is laid out; its grid may be larger than the stage's, where that is pooled. */
    public FeatureMapShape layout() {
        return layout;
    }

    /** Whether a batch norm is known as its last layer. */
    public boolean hasNorm() {
        return !scale.isEmpty();
    }

    /** The weight of that batch norm for each of the D channels; empty where none is known. */
    public List<Float> scale() {
        return scale;
    }

    /** The bias of that batch norm for each of the D channels; empty where none is known. */
    public List<Float> shift() {
        return shift;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Preactivation same
                && layout.equals(same.layout)
                && scale.equals(same.scale)
                && shift.equals(same.shift);
    }

    @Override
    public int hashCode() {
        return Objects.hash(layout, scale, shift);
    }

    @Override
    public String toString() {
        return "%s, %s batch norm".formatted(layout, hasNorm() ? "with" : "without");
    }
}
