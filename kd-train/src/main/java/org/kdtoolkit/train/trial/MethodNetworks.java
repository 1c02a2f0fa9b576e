package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.distill.WeightClip;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.train.optimizer.Optimizer;
import org.kdtoolkit.train.optimizer.WeightsAverage;
import org.kdtoolkit.train.step.BeforeTraining;
import org.kdtoolkit.train.step.TrainingStep;
import org.kdtoolkit.train.step.Updates.Side;

/**
 * A student and a distiller with their optimisers.
 *
 * @param student is judged
 * @param learner the student's side, which may train the student in another precision
 * @param distiller the distiller's side
 * @param classWeight what the student's class loss is multiplied by
 * @param spec how the student's network is made
 * @param average of the student's weights, where one is kept
 * @param notes what a report must say of how they begin
 * @param manager owns their arrays
 */
record MethodNetworks(
        Backbone student,
        TrainingStep.Learner learner,
        TrainingStep.Distiller distiller,
        double classWeight,
        NetworkSpec spec,
        Optional<WeightsAverage> average,
        List<String> notes,
        NDManager manager)
        implements TrialNetworks {

    @Override
    public boolean trains() {
        return true;
    }

    @Override
    public List<JudgedNetwork> judged() {
        return List.of(
                new JudgedNetwork(
                        Optional.empty(),
                        student,
                        learner.modality(),
                        true,
                        Optional.of(spec),
                        true));
    }

    @Override
    public Map<String, StateDict> parts() {
        Map<String, StateDict> parts = new LinkedHashMap<>(); // in the file's order
        parts.put("student.", learner.student().state());
        parts.put("distiller.", distiller.method().state());
        return parts;
    }

    @Override
    public Map<Side, Optimizer> optimizers() {
        return Map.of(Side.STUDENT, learner.optimizer(), Side.DISTILLER, distiller.optimizer());
    }

    @Override
    public Optional<BeforeTraining> initial() {
        return distiller.assembled().initial().map(BeforeTraining.class::cast);
    }

    @Override
    public List<WeightClip> clips() {
        return List.of();
    }

    @Override
    public long parameters() {
        return learner.student().state().trainableSize();
    }

    @Override
    public long otherParameters() {
        return distiller.method().state().trainableSize();
    }
}
