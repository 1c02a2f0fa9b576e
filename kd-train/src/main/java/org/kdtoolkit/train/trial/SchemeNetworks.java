package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.WeightClip;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.train.optimizer.Optimizer;
import org.kdtoolkit.train.optimizer.WeightsAverage;
import org.kdtoolkit.train.step.BeforeTraining;
import org.kdtoolkit.train.step.SchemeStages;
import org.kdtoolkit.train.step.Updates.Side;

/**
 * Students, and the scheme that trains them.
 *
 * @param students by name
 * @param specs how the students and their copies are made, by identity
 * @param areNamed whether the names are the experiment file's own
 * @param scheme trains them
 * @param trains whether it changes any weight
 * @param trainsHeads whether the students' class scores mean anything
 * @param views what it reads of batches
 * @param optimizer updates all that is trained
 * @param notes what a report must say of how they begin
 * @param manager owns their arrays
 */
record SchemeNetworks(
        Map<String, Scheme.Trainee> students,
        Map<Backbone, NetworkSpec> specs,
        boolean areNamed,
        Scheme scheme,
        boolean trains,
        boolean trainsHeads,
        List<ViewRequest> views,
        Optimizer optimizer,
        List<String> notes,
        NDManager manager)
        implements TrialNetworks {

    @Override
    public List<JudgedNetwork> judged() {
        List<JudgedNetwork> judged = new ArrayList<>();
        students.forEach(
                (name, student) ->
                        judged.add(
                                judged(
                                        areNamed ? Optional.of(name) : Optional.empty(),
                                        student,
                                        trainsHeads,
                                        true)));
        scheme.products()
                .forEach(
                        (name, product) ->
                                judged.add(judged(Optional.of(name), product, false, false)));
        return judged;
    }

    private JudgedNetwork judged(
            Optional<String> name, Scheme.Trainee trainee, boolean hasHead, boolean follows) {
        return new JudgedNetwork(
                name,
                trainee.network(),
                trainee.modality(),
                hasHead,
                Optional.ofNullable(specs.get(trainee.network())),
                follows);
    }

    @Override
    public Map<String, StateDict> parts() {
        Map<String, StateDict> parts = new LinkedHashMap<>();
        students.forEach(
                (name, student) -> parts.put("students." + name + ".", student.network().state()));
        parts.put("scheme.", scheme.state());
        return parts;
    }

    @Override
    public Map<Side, Optimizer> optimizers() {
        return Map.of(Side.STUDENT, optimizer);
    }

    @Override
    public Optional<BeforeTraining> initial() {
        return scheme.initialStages().isEmpty()
                ? Optional.empty()
                : Optional.of(new SchemeStages(scheme.initialStages()));
    }

    @Override
    public List<WeightClip> clips() {
        return scheme.clips();
    }

    /** What batches carry: what the students perceive, unless the scheme asks for views of it. */
    List<String> modalities() {
        return views.isEmpty()
                ? students.values().stream().map(Scheme.Trainee::modality).distinct().toList()
                : List.of();
    }

    @Override
    public Optional<WeightsAverage> average() {
        return Optional.empty();
    }

    @Override
    public long parameters() {
        return size(ofStudents(), identities(Stream.empty()));
    }

    @Override
    public long otherParameters() {
        return size(scheme.state().trainable().stream(), identities(ofStudents()));
    }

    private Stream<Parameter> ofStudents() {
        return students.values().stream()
                .flatMap(student -> student.network().state().trainable().stream());
    }

    private static Set<NDArray> identities(Stream<Parameter> weights) {
        Set<NDArray> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        weights.forEach(weight -> arrays.add(weight.getArray()));
        return arrays;
    }

    /** How many numbers these are, each weight counted once, and none that is known. */
    private static long size(Stream<Parameter> weights, Set<NDArray> known) {
        return weights.map(Parameter::getArray).filter(known::add).mapToLong(NDArray::size).sum();
    }
}
