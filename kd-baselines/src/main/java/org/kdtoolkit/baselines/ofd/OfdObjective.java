package org.kdtoolkit.baselines.ofd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.Preactivation;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.map.AdaptivePooling;
import org.kdtoolkit.baselines.stage.PairedStage;
import org.kdtoolkit.baselines.stage.StageOrder;

/**
 * Draws the student's stages to the teacher's before their ReLU, each by the {@link OfdLoss} behind
 * a connector: {@code connectors.N} in the objective's state. The last stage counts in full, each
 * one before it half as much as the next; the terms are added up. The teacher's map is
 * adaptive-average-pooled to the student's grid. Labels are not looked at.
 *
 * <p>The margins are made of the teacher's batch norms once. The teacher evaluates: in one of the
 * published programs (mdistiller) it normalises by the batch instead, against what its comment
 * says.
 */
public final class OfdObjective implements Objective {

    private static final String NAME = "ofd";
    private static final int GRID = 2;

    private final List<Stage> stages = new ArrayList<>();
    private final StateDict state;
    private final List<String> notes;

    private record Stage(PairedStage pair, OfdConnector connector, float[] margins) {

        NDArray loss(ObjectiveStep step) {
            NDArray student = pair.studentMap(step);
            Shape grid = student.getShape().slice(GRID);
            NDArray flat =
                    student.reshape(
                            student.getShape().get(0), student.getShape().get(1), grid.size());
            return OfdLoss.evaluate(
                    connector.map(flat),
                    AdaptivePooling.pool(pair.teacherMap(step), grid),
                    margins);
        }
    }

    /**
     * Creates an objective with fresh connectors.
     *
     * @throws ConfigurationException if a stage of the teacher has no batch norm before its ReLU
     */
    public OfdObjective(OfdConfig config, DistillerContext context) {
        Map<String, Preactivation> teacher = context.teacher().preactivations();
        StateDict.Builder all = StateDict.builder();
        List<PairedStage> pairs = config.pairs().in(context, NAME);
        for (PairedStage pair : pairs) {
            Stage stage =
                    new Stage(
                            pair,
                            new OfdConnector(
                                    pair.student().width(),
                                    pair.teacher().width(),
                                    context.manager()),
                            margins(pair.teacherStage(), teacher));
            all.add("connectors." + stages.size(), stage.connector().state());
            stages.add(stage);
        }
        state = all.build();
        notes = StageOrder.ofSequence(NAME, pairs, context);
    }

    private static float[] margins(String stage, Map<String, Preactivation> teacher) {
        Preactivation map =
                Optional.ofNullable(teacher.get(stage))
                        .filter(Preactivation::hasNorm)
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "the objective 'ofd' makes its margins of the teacher's batch norms, and the stage '%s' has none before its ReLU; choose other stages, or another objective"
                                                        .formatted(stage)));
        return Margins.of(map.scale(), map.shift());
    }

    /** What a stage's loss is multiplied by, counted from 0. */
    static NDArray weight(int stage, int stages, NDArray beside) {
        return Scalars.beside(beside, Math.pow(2, stage - stages + 1));
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        NDArray sum = null;
        for (int stage = 0; stage < stages.size(); stage++) {
            NDArray loss = stages.get(stage).loss(step);
            NDArray term = loss.mul(weight(stage, stages.size(), loss));
            sum = sum == null ? term : sum.add(term);
        }
        return Losses.of(new StudentLoss(NAME, sum));
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
