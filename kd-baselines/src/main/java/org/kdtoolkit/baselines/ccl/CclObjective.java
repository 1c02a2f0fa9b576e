package org.kdtoolkit.baselines.ccl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.data.MultiLabelTargets;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;

/**
 * Compositional contrastive learning with one teacher. A {@link CompositionClassifier} makes a
 * joint embedding m of the teacher's a and the student's v; contrasts draw each pair of the three
 * together by class, and a divergence the class probabilities of student and joint embedding.
 *
 * <pre>
 * student's side:     NCE(v, m) + NCE(v, a) + w JSD(student's logits, joint logits)
 * distiller's side:   class loss(joint logits) + NCE(v, m) + NCE(m, a) + w JSD(...)
 * NCE(x, y) = nce(x -> y) + nce(y -> x)
 * </pre>
 *
 * <p>The terms are {@code ccl-vm}, {@code ccl-va}, {@code ccl-jsd}, and on the distiller's side
 * {@code ccl-joint-class}, {@code ccl-joint-vm}, {@code ccl-joint-ma}, {@code ccl-joint-jsd}. No
 * operand is held constant: the composition learns from both sides, and so does a filter before it.
 *
 * <p>The teacher's embedding a is {@link Knowledge#embedding}, purified where there is a filter:
 * that is still of the teacher's modality alone. {@link Knowledge#target} may already contain the
 * student, with which the composition is to join it.
 *
 * <p>With several labels a sample, a pair belongs together that has one in common, and the
 * divergence takes each class as a yes or no ({@link JsdLoss#evaluateSeveral}). For a batch of one
 * sample the contrasts are 0, for one of a single class they only draw together; divergence and
 * class loss are as for any other.
 *
 * <p>Source: Chen et al., Distilling Audio-Visual Knowledge by Compositional Contrastive Learning,
 * CVPR 2021.
 */
public final class CclObjective implements Objective {

    private final CompositionClassifier composition;
    private final MultiClassNceLoss contrast;
    private final JsdLoss divergence = new JsdLoss();
    private final double divergenceWeight;
    private final ParameterStore parameters;
    private final StateDict state;

    /**
     * Creates the objective with a fresh composition. Its three published forms:
     *
     * <pre>
     * audio:            {type: ccl, temperature: 0.5}
     * image:            {type: ccl, temperature: 0.1}
     * audio and image:  {type: ccl, teacher: audio, temperature: 0.5, weight: w}
     *                   {type: ccl, teacher: image, temperature: 0.1, weight: w}
     * </pre>
     *
     * <p>The weight w multiplies the student's side of each alone, as published.
     */
    public CclObjective(CclConfig config, DistillerContext context) {
        this(
                initialized(
                        new CompositionClassifier(
                                context.studentWidth(), context.classes(), config.normalize()),
                        context.manager()),
                new MultiClassNceLoss(config.temperature()),
                config.jsdWeight(),
                context.manager());
    }

    private static CompositionClassifier initialized(
            CompositionClassifier composition, NDManager manager) {
        composition.initialize(manager);
        return composition;
    }

    /**
     * Creates the objective.
     *
     * @param composition with its weights
     * @param contrast between each two of the three embeddings
     * @param divergenceWeight what the divergence of class probabilities is multiplied by; 0 leaves
     *     it out
     * @param manager owns the composition's weights
     */
    public CclObjective(
            CompositionClassifier composition,
            MultiClassNceLoss contrast,
            double divergenceWeight,
            NDManager manager) {
        this.composition = composition;
        this.contrast = contrast;
        this.divergenceWeight = divergenceWeight;
        this.parameters = new ParameterStore(manager, false);
        this.state = composition.state();
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        Targets targets = step.batch().targets();
        targets.requireAllLabelled("ccl");
        NDArray v = step.student().embedding();
        NDArray a = step.knowledge().embedding();
        NDList composed = composition.forward(parameters, new NDList(a, v), true);
        NDArray logits = composed.get(0);
        NDArray m = composed.get(1);

        NDArray related = targets.related();
        NDArray vm = contrast.bothWays(v, m, related);
        NDArray va = contrast.bothWays(v, a, related);
        NDArray ma = contrast.bothWays(m, a, related);
        NDArray classLoss = targets.classLoss(logits);

        List<StudentLoss> studentSide = new ArrayList<>();
        studentSide.add(new StudentLoss("ccl-vm", vm));
        studentSide.add(new StudentLoss("ccl-va", va));
        List<DistillerLoss> distillerSide = new ArrayList<>();
        distillerSide.add(new DistillerLoss("ccl-joint-class", classLoss));
        distillerSide.add(new DistillerLoss("ccl-joint-vm", vm));
        distillerSide.add(new DistillerLoss("ccl-joint-ma", ma));
        if (divergenceWeight > 0) {
            NDArray jsd = divergence(step.student().logits(), logits, targets);
            studentSide.add(new StudentLoss("ccl-jsd", jsd));
            distillerSide.add(new DistillerLoss("ccl-joint-jsd", jsd));
        }
        return new Losses(studentSide, distillerSide);
    }

    @Override
    public StateDict state() {
        return state;
    }

    private NDArray divergence(NDArray student, NDArray joint, Targets targets) {
        NDArray value =
                targets instanceof MultiLabelTargets
                        ? divergence.evaluateSeveral(student, joint)
                        : divergence.evaluate(student, joint);
        return value.mul(Scalars.beside(value, divergenceWeight));
    }
}
