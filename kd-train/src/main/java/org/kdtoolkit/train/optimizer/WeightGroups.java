package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.train.config.FreezeConfig;
import org.kdtoolkit.train.config.OptimizerConfig;
import org.kdtoolkit.train.config.TrainingConfig;

/** Puts weights that are trained alike together, as a configuration has it. */
public final class WeightGroups {

    private static final String HEAD = "head";
    private static final String BIAS = ".bias";
    private static final String BACKBONE = "backbone";

    private final OptimizerConfig optimizer;
    private final List<FreezeConfig> freeze;

    /** Prepares to group weights for a training. */
    public WeightGroups(TrainingConfig training) {
        this.optimizer = training.optimizer();
        this.freeze = training.freeze();
    }

    /**
     * The groups of a student.
     *
     * @throws ConfigurationException if a part is to be frozen that it does not have, or all of it
     *     for good
     */
    public List<WeightGroup> ofStudent(Backbone student) {
        Map<String, Integer> frozen = frozenEpochs(student);
        return grouped(
                student.state(),
                (name, parameter) ->
                        new Treatment(
                                decays(name, parameter),
                                scale(student, name),
                                frozen.getOrDefault(name, 0)));
    }

    /** The groups of a distiller. */
    public List<WeightGroup> ofDistiller(StateDict state) {
        return grouped(state, (name, parameter) -> new Treatment(decays(name, parameter), 1, 0));
    }

    /**
     * The groups of a training scheme. A weight that stands under several names is in one of them,
     * under the first.
     *
     * @param students by name
     * @param own the scheme's weights
     */
    public List<WeightGroup> ofScheme(Map<String, Backbone> students, StateDict own) {
        Set<NDArray> known = Collections.newSetFromMap(new IdentityHashMap<>());
        StateDict.Builder all = StateDict.builder();
        Map<String, Double> scales = new HashMap<>();
        students.forEach(
                (student, network) ->
                        WeightGroup.trained(network.state())
                                .forEach(
                                        (name, parameter) -> {
                                            if (known.add(parameter.getArray())) {
                                                String full =
                                                        "students.%s.%s".formatted(student, name);
                                                all.add(full, parameter);
                                                scales.put(full, scale(network, name));
                                            }
                                        }));
        WeightGroup.trained(own)
                .forEach(
                        (name, parameter) -> {
                            if (known.add(parameter.getArray())) {
                                all.add("scheme." + name, parameter);
                            }
                        });
        return grouped(
                all.build(),
                (name, parameter) ->
                        new Treatment(decays(name, parameter), scales.getOrDefault(name, 1.0), 0));
    }

    private double scale(Backbone network, String name) {
        return network.head().contains(name) ? optimizer.headScale() : optimizer.backboneScale();
    }

    private record Treatment(boolean decays, double scale, int frozenEpochs) {}

    @FunctionalInterface
    private interface Treating {
        Treatment of(String name, Parameter parameter);
    }

    private static List<WeightGroup> grouped(StateDict state, Treating treating) {
        Map<Treatment, Map<String, Parameter>> groups = new LinkedHashMap<>();
        WeightGroup.trained(state)
                .forEach(
                        (name, parameter) ->
                                groups.computeIfAbsent(
                                                treating.of(name, parameter),
                                                treatment -> new LinkedHashMap<>())
                                        .put(name, parameter));
        List<WeightGroup> all = new ArrayList<>();
        groups.forEach(
                (treatment, weights) ->
                        all.add(
                                new WeightGroup(
                                        weights,
                                        treatment.decays(),
                                        treatment.scale(),
                                        treatment.frozenEpochs())));
        return all;
    }

    private boolean decays(String name, Parameter parameter) {
        return optimizer.decayBiasesAndNorms()
                || parameter.getArray().getShape().dimension() > 1 && !name.endsWith(BIAS);
    }

    /** For how many epochs each weight is frozen that is. */
    private Map<String, Integer> frozenEpochs(Backbone student) {
        Set<String> names = WeightGroup.trained(student.state()).keySet();
        Map<String, Integer> epochs = new LinkedHashMap<>();
        for (FreezeConfig config : freeze) {
            int lasts = config.epochs().orElse(WeightGroup.FOR_GOOD);
            for (String part : config.parts()) {
                members(part, student, names).forEach(name -> epochs.merge(name, lasts, Math::max));
            }
        }
        if (!names.isEmpty() && epochs.keySet().equals(names)) {
            throw new ConfigurationException(
                    "training.freeze: nothing of the student would be trained in the first epoch;"
                            + " leave the head or another part out");
        }
        return epochs;
    }

    private static Set<String> members(String part, Backbone student, Set<String> names) {
        Set<String> members = new LinkedHashSet<>();
        for (String name : names) {
            boolean inHead = student.head().contains(name);
            boolean in =
                    switch (part) {
                        case BACKBONE -> !inHead;
                        case HEAD -> inHead;
                        default -> name.equals(part) || name.startsWith(part + ".");
                    };
            if (in) {
                members.add(name);
            }
        }
        members.addAll(
                members.isEmpty() ? student.stageWeights().getOrDefault(part, Set.of()) : Set.of());
        if (members.isEmpty()) {
            throw new ConfigurationException(
                    "training.freeze: the student has no part '%s' (there are: %s)%s"
                            .formatted(
                                    part,
                                    parts(student, names).stream()
                                            .filter(known -> !names.contains(known))
                                            .collect(Collectors.joining(", ")),
                                    Suggestions.didYouMean(part, parts(student, names))));
        }
        return members;
    }

    /** What can be frozen: the head, the rest, stages, and whatever names begin with. */
    private static List<String> parts(Backbone student, Set<String> names) {
        Set<String> parts = new LinkedHashSet<>(List.of(BACKBONE, HEAD));
        parts.addAll(student.stageWeights().keySet());
        for (String name : names) {
            for (int end = name.indexOf('.'); end >= 0; end = name.indexOf('.', end + 1)) {
                parts.add(name.substring(0, end));
            }
            parts.add(name);
        }
        return List.copyOf(parts);
    }
}
