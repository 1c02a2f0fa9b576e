package org.kdtoolkit.baselines.fsp;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.InitialPhase;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.baselines.phase.InitialEpochs;
import org.kdtoolkit.baselines.stage.PairedStage;
import org.kdtoolkit.baselines.stage.StageOrder;

/**
 * Draws how the student's stages follow each other to how the teacher's do, by the {@link FspLoss},
 * before the training. The terms of all neighbours are added up. Labels are not looked at.
 */
public final class FspObjective implements Objective {

    private static final String NAME = "fsp";

    private final FspLoss loss = new FspLoss();
    private final List<PairedStage> pairs;
    private final List<String> notes;
    private final InitialPhase phase;

    /**
     * Creates an objective.
     *
     * @throws ConfigurationException if there are fewer than two stages, or two of a pair differ in
     *     channels
     */
    public FspObjective(FspConfig config, DistillerContext context) {
        pairs = config.pairs().in(context, NAME);
        if (pairs.size() < 2) {
            throw new ConfigurationException(
                    "the objective 'fsp' takes each stage with the next, and needs at least two; found %d"
                            .formatted(pairs.size()));
        }
        pairs.forEach(FspObjective::requireSameWidth);
        notes = StageOrder.ofSequence(NAME, pairs, context);
        InitialPhase asked =
                InitialPhase.ofStudent(InitialEpochs.of(config.initialEpochs()), this::evaluate);
        phase = config.inTraining() ? asked : asked.only();
    }

    private static void requireSameWidth(PairedStage pair) {
        if (pair.student().width() != pair.teacher().width()) {
            throw new ConfigurationException(
                    "the objective 'fsp' compares channels with channels, but at the stages '%s' the student has %d of them and the teacher %d; choose networks of the same widths, other stages, or ft, ab or ofd"
                            .formatted(
                                    pair.label(), pair.student().width(), pair.teacher().width()));
        }
    }

    @Override
    public Optional<InitialPhase> initialPhase() {
        return Optional.of(phase);
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        List<NDArray> terms =
                loss.evaluate(
                        pairs.stream().map(pair -> pair.studentMap(step)).toList(),
                        pairs.stream().map(pair -> pair.teacherMap(step)).toList());
        return Losses.of(new StudentLoss(NAME, terms.stream().reduce(NDArray::add).orElseThrow()));
    }
}
