package org.kdtoolkit.baselines.ab;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.InitialPhase;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.phase.InitialEpochs;
import org.kdtoolkit.baselines.stage.PairedStage;
import org.kdtoolkit.baselines.stage.StageOrder;

/**
 * Lets the student's neurons be active where the teacher's are, by the {@link AbLoss} on the stages
 * before their ReLU, before the training. Connectors bring the student's maps to the shapes of the
 * teacher's: {@code connectors.N} in the objective's state. The terms of all stages are added up.
 * Labels are not looked at.
 */
public final class AbObjective implements Objective {

    private static final String NAME = "ab";
    private static final int AXES = 2;

    private final AbLoss loss;
    private final List<PairedStage> pairs;
    private final List<AbConnector> connectors = new ArrayList<>();
    private final StateDict state;
    private final List<String> notes;
    private final InitialPhase phase;

    /**
     * Creates an objective with fresh connectors.
     *
     * @throws ConfigurationException if there is no connector between the maps of two stages
     */
    public AbObjective(AbConfig config, DistillerContext context) {
        loss = new AbLoss(config.margin(), config.stageWeights());
        pairs = config.pairs().in(context, NAME);
        StateDict.Builder all = StateDict.builder();
        for (PairedStage pair : pairs) {
            AbConnector connector = connector(pair, context);
            all.add("connectors." + connectors.size(), connector.state());
            connectors.add(connector);
        }
        state = all.build();
        notes = StageOrder.ofSequence(NAME, pairs, context);
        InitialPhase asked =
                InitialPhase.ofStudent(InitialEpochs.of(config.initialEpochs()), this::evaluate);
        phase = config.inTraining() ? asked : asked.only();
    }

    private static AbConnector connector(PairedStage pair, DistillerContext context) {
        boolean flat = pair.student().grid().dimension() == AXES;
        boolean same = pair.student().equals(pair.teacher());
        return Optional.of(pair)
                .filter(both -> flat || same)
                .flatMap(both -> AbConnector.of(both.student(), both.teacher(), context.manager()))
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "the objective 'ab' has no connector from the student's map to the teacher's at the stages '%s', of the grids %s and %s; they must be of two axes, and both of the student's as long as the teacher's, half or twice as long, or longer by the same number"
                                                .formatted(
                                                        pair.label(),
                                                        pair.student().grid(),
                                                        pair.teacher().grid())));
    }

    @Override
    public Optional<InitialPhase> initialPhase() {
        return Optional.of(phase);
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        List<NDArray> student = new ArrayList<>();
        for (int stage = 0; stage < pairs.size(); stage++) {
            student.add(connectors.get(stage).map(pairs.get(stage).studentMap(step)));
        }
        List<NDArray> terms =
                loss.evaluate(student, pairs.stream().map(pair -> pair.teacherMap(step)).toList());
        return Losses.of(new StudentLoss(NAME, terms.stream().reduce(NDArray::add).orElseThrow()));
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public List<String> notes() {
        return notes;
    }
}
