package org.kdtoolkit.baselines.ft;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.InitialPhase;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.phase.InitialEpochs;
import org.kdtoolkit.baselines.stage.PairedStage;
import org.kdtoolkit.baselines.stage.StageOrder;
import org.kdtoolkit.baselines.stage.StagePair;
import org.kdtoolkit.baselines.stage.StagePairs;

/**
 * Draws the student's factor to the teacher's by the {@link FtLoss}. The paraphraser learns the
 * teacher's map before the training, and stays as it is behind that; the translator is trained with
 * the student: {@code N.paraphraser} and {@code N.translator} of each pair of stages in the
 * objective's state. The terms of several pairs are added up. Labels are not looked at.
 */
public final class FtObjective implements Objective {

    private static final String NAME = "ft";
    private static final int AXES = 2;

    private final FtLoss loss;
    private final List<Pair> pairs = new ArrayList<>();
    private final StateDict state;
    private final List<String> notes;
    private final InitialPhase phase;

    private record Pair(PairedStage stages, Paraphraser paraphraser, Translator translator) {}

    /**
     * Creates an objective with fresh weights.
     *
     * @throws ConfigurationException if maps have no two axes
     */
    public FtObjective(FtConfig config, DistillerContext context) {
        loss = new FtLoss(config.factors(), config.power());
        StateDict.Builder all = StateDict.builder();
        StagePairs stages = config.stages().orElseGet(() -> last(context));
        List<PairedStage> paired = stages.in(context, NAME);
        for (PairedStage both : paired) {
            requireImages(both);
            int channels = both.teacher().width();
            int factors = Math.max(1, (int) (channels * config.rate()));
            Pair pair =
                    new Pair(
                            both,
                            new Paraphraser(channels, factors, context.manager()),
                            new Translator(both.student().width(), factors, context.manager()));
            all.add(pairs.size() + ".paraphraser", pair.paraphraser().state())
                    .add(pairs.size() + ".translator", pair.translator().state());
            pairs.add(pair);
        }
        state = all.build();
        notes = StageOrder.ofSum(NAME, paired, context);
        phase =
                InitialPhase.ofDistiller(
                        InitialEpochs.of(config.initialEpochs()), this::paraphrased);
    }

    private static StagePairs last(DistillerContext context) {
        return StagePairs.of(
                StagePair.of(last(context.studentStages()), last(context.teacher().stages())));
    }

    private static String last(Map<String, FeatureMapShape> stages) {
        List<String> names = List.copyOf(stages.keySet());
        return names.get(names.size() - 1);
    }

    private static void requireImages(PairedStage pair) {
        if (pair.student().grid().dimension() != AXES) {
            throw new ConfigurationException(
                    "the objective 'ft' has convolutions of maps with two axes, but at the stages '%s' the student's grid is %s and the teacher's %s; choose other stages, or another objective"
                            .formatted(pair.label(), pair.student().grid(), pair.teacher().grid()));
        }
    }

    @Override
    public Optional<InitialPhase> initialPhase() {
        return Optional.of(phase);
    }

    /** What the paraphrasers do not tell of the teacher's maps. */
    private Losses paraphrased(ObjectiveStep step) {
        NDArray sum =
                pairs.stream()
                        .map(pair -> pair.paraphraser().loss(pair.stages().teacherMap(step)))
                        .reduce(NDArray::add)
                        .orElseThrow();
        return Losses.of(List.of(new DistillerLoss("ft-paraphraser", sum)));
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        NDArray sum =
                pairs.stream()
                        .map(pair -> transferred(pair, step))
                        .reduce(NDArray::add)
                        .orElseThrow();
        return Losses.of(new StudentLoss(NAME, sum));
    }

    private NDArray transferred(Pair pair, ObjectiveStep step) {
        return loss.evaluate(
                pair.translator().factor(pair.stages().studentMap(step)),
                pair.paraphraser().factor(pair.stages().teacherMap(step)));
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
