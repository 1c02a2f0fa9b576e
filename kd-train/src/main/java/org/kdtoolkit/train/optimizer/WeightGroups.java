package org.kdtoolkit.train.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.train.config.FreezeConfig;
import org.kdtoolkit.train.config.OptimizerConfig;
import org.kdtoolkit.train.config.TrainingConfig;

/** Puts weights that are trained alike together, as a configuration has it. */
public final class WeightGroups {

    private static final String BIAS = ".bias";

    private final OptimizerConfig optimizer;
    private final List<FreezeConfig> freeze;
    private final int epochs;

    /** Prepares to group weights for a training. */
    public WeightGroups(TrainingConfig training) {
        this.optimizer = training.optimizer();
        this.freeze = training.freeze();
        this.epochs = training.epochs();
    }

    /**
     * The groups of a student.
     *
     * @throws ConfigurationException if a part is to be frozen that it does not have, or nothing of
     *     it would be trained
     */
    public List<WeightGroup> ofStudent(StudentParts student) {
        Map<String, Integer> frozen = FrozenParts.of(freeze, optimizer, epochs, student).epochs();
        return grouped(
                student.network().state(),
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
                (student, network) -> {
                    StudentParts parts = StudentParts.of(network);
                    WeightGroup.trained(network.state())
                            .forEach(
                                    (name, parameter) -> {
                                        if (known.add(parameter.getArray())) {
                                            String full = "students.%s.%s".formatted(student, name);
                                            all.add(full, parameter);
                                            scales.put(full, scale(parts, name));
                                        }
                                    });
                });
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

    private double scale(StudentParts student, String name) {
        return student.isHead(name) ? optimizer.headScale() : optimizer.backboneScale();
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
}
