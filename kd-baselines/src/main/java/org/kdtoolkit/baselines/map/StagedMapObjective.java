package org.kdtoolkit.baselines.map;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.stage.PairedStage;
import org.kdtoolkit.baselines.stage.StageOrder;
import org.kdtoolkit.baselines.stage.StagePairs;

/**
 * Draws several of the student's inner feature maps to the teacher's, each pair by a {@link
 * MapLoss} of its own. Each pair is a term, and the terms are added up, none weighted, as the
 * published code of Tian et al., Contrastive Representation Distillation, ICLR 2020, does for
 * attention transfer, neuron selectivity transfer and variational information distillation. Labels
 * are not looked at.
 */
public final class StagedMapObjective implements Objective {

    private final Map<PairedStage, MapLoss> losses;
    private final StateDict state;
    private final List<String> notes;

    private StagedMapObjective(Map<PairedStage, MapLoss> losses, List<String> notes) {
        this.losses = losses;
        this.notes = notes;
        StateDict.Builder all = StateDict.builder();
        losses.forEach((pair, loss) -> all.add(pair.label(), loss.state()));
        state = all.build();
    }

    /**
     * Creates an objective.
     *
     * @param pairs which stages are compared
     * @param objective the name of the objective, for messages
     * @param loss makes the loss of a pair
     * @throws ConfigurationException if the stages can't be paired
     */
    public static StagedMapObjective of(
            StagePairs pairs,
            String objective,
            DistillerContext context,
            Function<PairedStage, MapLoss> loss) {
        Map<PairedStage, MapLoss> losses = new LinkedHashMap<>();
        List<PairedStage> paired = pairs.in(context, objective);
        paired.forEach(pair -> losses.put(pair, loss.apply(pair)));
        return new StagedMapObjective(losses, StageOrder.ofSum(objective, paired, context));
    }

    /**
     * The same of a loss without parameters that compares positions with each other, and is 0 where
     * there is only one.
     *
     * @throws ConfigurationException if the stages can't be paired, or two have one position in
     *     common
     */
    public static StagedMapObjective comparingPositions(
            StagePairs pairs, MapLoss loss, DistillerContext context) {
        return of(
                pairs,
                loss.getName(),
                context,
                pair -> {
                    requirePositions(pair, loss.getName());
                    return loss;
                });
    }

    /** Hints, each behind a regressor of its own. */
    public static StagedMapObjective hints(StagePairs pairs, DistillerContext context) {
        return of(
                pairs,
                "fitnet",
                context,
                pair ->
                        new HintLoss(
                                pair.student().width(), pair.teacher().width(), context.manager()));
    }

    /** Variational information distillation, each pair by convolutions of its own. */
    public static StagedMapObjective variational(
            StagePairs pairs, VidConfig config, DistillerContext context) {
        return of(
                pairs,
                "vid",
                context,
                pair ->
                        new VidLoss(
                                config,
                                pair.student().width(),
                                pair.teacher().width(),
                                context.manager()));
    }

    private static void requirePositions(PairedStage pair, String objective) {
        if (MapPair.common(pair.student().grid(), pair.teacher().grid()).size() == 1) {
            throw new ConfigurationException(
                    "%s compares the positions of a feature map, but at the stages '%s' the student's grid %s and the teacher's %s have only one in common, where it is always 0; name other stages"
                            .formatted(
                                    objective,
                                    pair.label(),
                                    pair.student().grid(),
                                    pair.teacher().grid()));
        }
    }

    @Override
    public StateDict state() {
        return state;
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        return Losses.of(
                losses.entrySet().stream()
                        .map(entry -> term(entry.getKey(), entry.getValue(), step))
                        .toArray(StudentLoss[]::new));
    }

    private static StudentLoss term(PairedStage pair, MapLoss loss, ObjectiveStep step) {
        return new StudentLoss(
                loss.getName() + "-" + pair.label(),
                loss.evaluate(pair.studentMap(step), pair.teacherMap(step)));
    }
}
