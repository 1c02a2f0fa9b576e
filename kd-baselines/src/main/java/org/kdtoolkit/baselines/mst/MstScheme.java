package org.kdtoolkit.baselines.mst;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.distill.SchemeStage;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.logits.Temperature;
import org.kdtoolkit.baselines.pair.ClassScores;

/**
 * MST-Distill: a student learns from a mixture of specialised teachers. Before the training, in two
 * stages, a teacher of both modalities, a network of the other modality and the student learn
 * together ({@link CoTraining}); then masks on the first two learn to show them as the student can
 * follow ({@link MaskTraining}). In the training both stay as they are, and each sample learns from
 * those masked ones that a gate on the student's class scores prefers.
 *
 * <pre>
 * loss = w_c CE(student)  +  w_d mean over the k chosen t of T² KL(t || student)  +  w_b balance(gate)
 * </pre>
 *
 * <p>The choice carries no gradient: the gate learns from its balance alone, which also reaches the
 * student through its class scores, as published.
 *
 * <p>Source: Li et al., MST-Distill: Mixture of Specialized Teachers for Cross-Modal Knowledge
 * Distillation, ACM Multimedia 2025.
 */
public final class MstScheme implements Scheme {

    static final ClassScores SCORES =
            new ClassScores(
                    "mst", "softmax probabilities, of which one class a sample takes the most");

    private final MstConfig config;
    private final Networks networks;
    private final CoTraining coTraining;
    private final MaskTraining maskTraining;
    private final Routing routing;

    /**
     * Creates the scheme, with a fresh teacher of both modalities, fresh masks and a fresh gate.
     *
     * @throws ConfigurationException if the students are not what it needs
     */
    public static MstScheme of(MstConfig config, SchemeContext context) {
        return new MstScheme(config, Networks.of(config, context));
    }

    MstScheme(MstConfig config, Networks networks) {
        SoftDivergence divergence = new SoftDivergence(new Temperature(config.temperature()));
        this.config = config;
        this.networks = networks;
        this.coTraining = new CoTraining(networks.peers(), divergence);
        this.maskTraining = new MaskTraining(networks.student(), networks.teachers(), divergence);
        this.routing = new Routing(config.teachersPerSample(), divergence);
    }

    @Override
    public List<SchemeStage> initialStages() {
        return List.of(
                SchemeStage.of(
                        training -> config.coTrainingEpochs().orElse(training),
                        step -> coTraining.losses(step.batch(), classes(step))),
                SchemeStage.of(
                        training -> config.maskEpochs().orElse(training),
                        step -> maskTraining.losses(step.batch())));
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException if samples have several labels
     */
    @Override
    public List<StudentLoss> losses(SchemeStep step) {
        SingleLabelTargets targets = classes(step);
        int epoch = step.moment().epoch();
        List<NDArray> specialists = specialists(step.batch());
        NDArray logits = networks.student().see(step.batch(), true).logits();
        NDArray logShares = networks.gate().logShares(logits);
        return List.of(
                new StudentLoss("class", targets.classLoss(logits)).times(config.taskWeight()),
                new StudentLoss("distillation", routing.loss(logits, specialists, logShares))
                        .times(config.distillationWeight() * config.fading().ofDistillation(epoch)),
                new StudentLoss("balance", config.balance().loss(logShares))
                        .times(config.balanceWeight() * config.fading().ofBalance(epoch)));
    }

    /**
     * The class scores of all specialised teachers, as constants; those of both modalities first.
     */
    List<NDArray> specialists(Batch batch) {
        return Peer.constant(
                batch,
                () ->
                        networks.teachers().stream()
                                .map(
                                        teacher ->
                                                teacher.specialists(
                                                        teacher.peer().see(batch, false),
                                                        config.masks()))
                                .flatMap(List::stream)
                                .toList());
    }

    private static SingleLabelTargets classes(SchemeStep step) {
        return SCORES.classes(step.batch().targets());
    }

    @Override
    public List<String> notes() {
        return List.of(
                "the network '%s' and a teacher of both modalities learn before the training alone, and teach the student '%s' in it"
                        .formatted(networks.auxiliary().peer().name(), networks.student().name()));
    }

    /** The teacher of both modalities, the masks, and the gate. */
    @Override
    public StateDict state() {
        return networks.state();
    }
}
