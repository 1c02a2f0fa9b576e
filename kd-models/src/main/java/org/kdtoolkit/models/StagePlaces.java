package org.kdtoolkit.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Preactivation;

/** The named places of a sequence of layers where it can be listened to. */
final class StagePlaces {

    private final Map<String, Integer> layersBefore = new LinkedHashMap<>();
    private final Map<String, Set<String>> weights = new LinkedHashMap<>();
    private final Map<String, Integer> preactivations = new LinkedHashMap<>();

    /**
     * Gives a name to a place.
     *
     * @param name the stage
     * @param before how many layers are before it
     * @param weightsBefore the names of their weights
     * @throws IllegalArgumentException if another place has that name
     */
    void add(String name, int before, Set<String> weightsBefore) {
        if (layersBefore.putIfAbsent(name, before) != null) {
            throw new IllegalArgumentException("two stages are named '" + name + "'");
        }
        Set<String> own = new LinkedHashSet<>(weightsBefore);
        weights.values().forEach(own::removeAll);
        weights.put(name, Collections.unmodifiableSet(own));
    }

    /**
     * Says where a stage is before its activation.
     *
     * @param stage the stage's name
     * @param layer the layer that returns that or, where it ends with an activation, reads it; the
     *     first is 0
     * @throws IllegalArgumentException if that is another place's already
     */
    void addPreactivation(String stage, int layer) {
        if (preactivations.putIfAbsent(stage, layer) != null) {
            throw new IllegalArgumentException(
                    "two places are what the stage '" + stage + "' is before its activation");
        }
    }

    /** The names of the weights between each stage and the one before, by the stages' names. */
    Map<String, Set<String>> weights() {
        return Collections.unmodifiableMap(weights);
    }

    /**
     * The layouts of the stages, in the order of the layers.
     *
     * @param shapes the input's, and that of what each layer returns
     */
    Map<String, FeatureMapShape> layouts(List<Shape> shapes) {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        layersBefore.forEach((name, before) -> stages.put(name, layout(shapes.get(before))));
        return Collections.unmodifiableMap(stages);
    }

    /**
     * What stages are before their activations, by the stages' names, with the weights of their
     * batch norms as they are now.
     *
     * @param shapes the input's, and that of what each layer returns
     */
    Map<String, Preactivation> preactivations(List<Block> layers, List<Shape> shapes) {
        Map<String, Preactivation> maps = new LinkedHashMap<>();
        preactivations.forEach(
                (stage, at) -> {
                    Optional<PreactivatedLayer> inner = PreactivatedLayer.of(layers.get(at));
                    Shape shape =
                            inner.map(layer -> layer.preactivation(shapes.get(at)))
                                    .orElse(shapes.get(at + 1));
                    Block norm = inner.map(PreactivatedLayer::norm).orElse(layers.get(at));
                    maps.put(stage, preactivation(layout(shape), norm));
                });
        return Collections.unmodifiableMap(maps);
    }

    private static Preactivation preactivation(FeatureMapShape layout, Block norm) {
        Preactivation map = Preactivation.of(layout);
        ParameterList weights = norm.getDirectParameters();
        return weights.contains("gamma") && weights.contains("beta")
                ? map.withNorm(numbers(weights.get("gamma")), numbers(weights.get("beta")))
                : map;
    }

    private static float[] numbers(Parameter weight) {
        return weight.getArray().toFloatArray();
    }

    private static FeatureMapShape layout(Shape shape) {
        return new FeatureMapShape(NamedLayers.grid(shape), Math.toIntExact(shape.get(1)));
    }

    /**
     * Who hears of what the activation at a layer's end reads, if that is asked for.
     *
     * @param at the layer's place, the first is 0
     */
    Optional<Consumer<NDArray>> heard(int at, Block layer, StageMaps stages) {
        if (PreactivatedLayer.of(layer).isEmpty()) {
            return Optional.empty();
        }
        return preactivations.entrySet().stream()
                .filter(place -> place.getValue() == at)
                .map(place -> Preactivation.nameOf(place.getKey()))
                .filter(stages::isAsked)
                .findFirst()
                .map(name -> map -> stages.offer(name, map));
    }

    /**
     * Offers what a layer has returned: one array, where it is listened to.
     *
     * @param at the layer's place, the first is 0
     */
    void offer(int at, Block layer, NDList returned, StageMaps stages) {
        preactivations.forEach(
                (stage, place) -> {
                    if (place == at && PreactivatedLayer.of(layer).isEmpty()) {
                        stages.offer(Preactivation.nameOf(stage), returned.singletonOrThrow());
                    }
                });
        layersBefore.forEach(
                (name, before) -> {
                    if (before == at + 1) {
                        stages.offer(name, returned.singletonOrThrow());
                    }
                });
    }
}
