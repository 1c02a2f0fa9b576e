package org.kdtoolkit.baselines.ofa;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.baselines.logits.LogitsObjective;
import org.kdtoolkit.baselines.logits.OfaLoss;

/**
 * OFA-KD: stages of the student get class scores of their own, by trained heads, and these and the
 * student's are drawn to the teacher's by the {@link OfaLoss}. The teacher's feature maps are not
 * looked at, so that it may be of any architecture and perceive anything.
 *
 * <p>Where no stage is named, the student's last feature map has a head.
 *
 * <p>Source: Hao et al., One-for-All: Bridge the Gap Between Heterogeneous Architectures in
 * Knowledge Distillation, NeurIPS 2023.
 */
public final class OfaObjective implements Objective {

    /** The name, and that of the term of the student's own scores. */
    private static final String NAME = "ofa";

    /** What stands for a stage where none is named. */
    private static final String LAST_MAP = "map";

    /**
     * A feature map of the student with its head.
     *
     * @param name what the head is called
     * @param map takes the map out of what the student says
     * @param head makes class scores of it
     * @param loss compares them with the teacher's
     */
    private record Branch(
            String name,
            Function<StudentOutput, NDArray> map,
            BranchHead head,
            LogitsObjective loss) {}

    private final OfaConfig config;
    private final List<Branch> branches;
    private final LogitsObjective ownLoss;

    private OfaObjective(OfaConfig config, List<Branch> branches, LogitsObjective ownLoss) {
        this.config = config;
        this.branches = List.copyOf(branches);
        this.ownLoss = ownLoss;
    }

    /**
     * The objective with fresh heads.
     *
     * @throws ConfigurationException if the heads can't be made for the student's maps, or the
     *     exponents are not as many as the stages ask for
     */
    public static OfaObjective of(OfaConfig config, DistillerContext context) {
        List<String> stages = config.stages().map(named -> named.in(context)).orElse(List.of());
        List<String> names = stages.isEmpty() ? List.of(LAST_MAP) : stages;
        config.objectionTo(names.size())
                .ifPresent(
                        message -> {
                            throw new ConfigurationException(
                                    "the objective 'ofa': %s; the stages are %s"
                                            .formatted(message, String.join(", ", names)));
                        });
        List<Branch> branches = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            FeatureMapShape map =
                    stages.isEmpty() ? context.student() : context.studentStages().get(name);
            // of four stages 3, 2, 1 and 1, as published
            int depth = Math.max(names.size() - 1 - place, 1);
            branches.add(
                    new Branch(
                            name,
                            stages.isEmpty()
                                    ? StudentOutput::featureMap
                                    : student -> student.stage(name),
                            head(config, map, depth, context),
                            loss(NAME + "-" + name, config, config.epsOf(place))));
        }
        return new OfaObjective(config, branches, loss(NAME, config, config.epsOf(names.size())));
    }

    private static BranchHead head(
            OfaConfig config, FeatureMapShape map, int depth, DistillerContext context) {
        NDManager manager = context.manager();
        int classes = context.classes();
        return switch (config.heads()) {
            case CONVOLUTIONS ->
                    new ConvolutionHead(
                            map,
                            context.student(),
                            config.width()
                                    .orElse(
                                            Math.max(
                                                    context.studentWidth(),
                                                    context.teacher().width())),
                            classes,
                            manager);
            case TRANSFORMER ->
                    new TransformerHead(map, 0, depth, context.studentWidth(), classes, manager);
        };
    }

    private static LogitsObjective loss(String name, OfaConfig config, double eps) {
        OfaLoss loss = new OfaLoss(config.enhancement(), eps, config.temperature());
        return new LogitsObjective(name, (s, t, targets) -> loss.evaluate(s, t, classes(targets)));
    }

    private static NDArray classes(Targets targets) {
        targets.requireAllLabelled(NAME);
        return ((SingleLabelTargets) targets).classes();
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException if there are no logits of the teacher, or they are of another
     *     number of classes
     */
    @Override
    public Losses evaluate(ObjectiveStep step) {
        Losses losses = Losses.none();
        for (Branch branch : branches) {
            NDArray logits = branch.head().logits(branch.map().apply(step.student()));
            losses =
                    losses.plus(
                            branch.loss()
                                    .evaluate(saying(logits, step))
                                    .weighted(config.stageWeight()));
        }
        return losses.plus(ownLoss.evaluate(step).weighted(config.logitsWeight()));
    }

    /** The step of a student that has these class scores. */
    private static ObjectiveStep saying(NDArray logits, ObjectiveStep step) {
        StudentOutput student = step.student();
        return ObjectiveStep.of(
                StudentOutput.of(student.featureMap(), student.embedding(), logits),
                step.knowledgeByTeacher(),
                step.batch(),
                step.moment());
    }

    /** The heads' weights, by the names of their stages. */
    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        branches.forEach(branch -> state.add("heads." + branch.name(), branch.head().state()));
        return state.build();
    }
}
