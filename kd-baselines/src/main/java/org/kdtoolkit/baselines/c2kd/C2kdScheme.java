package org.kdtoolkit.baselines.c2kd;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.baselines.logits.Divergence;
import org.kdtoolkit.baselines.pair.ClassScores;

/**
 * C2KD: a student and a teacher of two modalities are trained together. Each learns from its labels
 * and speaks with a proxy of its own, both ways; the proxies learn from each other, of those
 * samples alone whose classes both rank alike, and of these all but the sample's own class.
 *
 * <pre>
 * loss = sum over both networks n, o being the other, of
 *        CE(n)  +  KL(n || proxy n)  +  KL(proxy n || n)  +  non-target KL(proxy o || proxy n)
 * </pre>
 *
 * <p>The left side of each divergence is a constant, so the networks themselves never reach each
 * other. In the published code, what trains a proxy trains the network below it too, through its
 * feature map; by default it stays in the proxy.
 *
 * <p>Source: Huo et al., C2KD: Bridging the Modality Gap for Cross-Modal Knowledge Distillation,
 * CVPR 2024.
 */
public final class C2kdScheme implements Scheme {

    static final ClassScores SCORES =
            new ClassScores("c2kd", "softmax probabilities without the sample's own class");

    private final C2kdConfig config;
    private final Learner student;
    private final Learner teacher;

    /**
     * Creates the scheme, with fresh proxies.
     *
     * @throws ConfigurationException if the students are not what it needs
     */
    public static C2kdScheme of(C2kdConfig config, SchemeContext context) {
        Map<String, Trainee> students = context.students();
        String student = config.pair().other(students.keySet());
        String teacher = config.pair().withPart(students.keySet());
        return new C2kdScheme(
                config,
                Learner.of(student, students.get(student), context.manager()),
                Learner.of(teacher, students.get(teacher), context.manager()));
    }

    C2kdScheme(C2kdConfig config, Learner student, Learner teacher) {
        this.config = config;
        this.student = student;
        this.teacher = teacher;
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException if samples have several labels
     */
    @Override
    public List<StudentLoss> losses(SchemeStep step) {
        SingleLabelTargets targets = SCORES.classes(step.batch().targets());
        Learner.Said learns = student.see(step.batch(), config.proxyGradients());
        Learner.Said teaches = teacher.see(step.batch(), config.proxyGradients());
        NonTargetDivergence across =
                NonTargetDivergence.of(
                        targets, learns.proxy(), teaches.proxy(), config.agreement());
        List<StudentLoss> losses = new ArrayList<>();
        losses.addAll(terms(student, learns, teaches, targets, across));
        losses.addAll(terms(teacher, teaches, learns, targets, across));
        return losses;
    }

    private static List<StudentLoss> terms(
            Learner learner,
            Learner.Said own,
            Learner.Said other,
            SingleLabelTargets targets,
            NonTargetDivergence across) {
        return List.of(
                new StudentLoss("class-" + learner.name(), targets.classLoss(own.logits())),
                new StudentLoss(
                        "to-proxy-" + learner.name(), divergence(own.proxy(), own.logits())),
                new StudentLoss(
                        "from-proxy-" + learner.name(), divergence(own.logits(), own.proxy())),
                new StudentLoss(
                        "across-" + learner.name(), across.loss(own.proxy(), other.proxy())));
    }

    /** The mean over the samples, of a target to which no gradient flows. */
    private static NDArray divergence(NDArray logits, NDArray target) {
        return Divergence.each(logits, target.stopGradient()).mean();
    }

    @Override
    public List<String> notes() {
        return List.of(
                "the teacher '%s' is trained beside the student '%s', and left at the same epoch"
                        .formatted(teacher.name(), student.name()));
    }

    /** The proxies, by the names of their networks. */
    @Override
    public StateDict state() {
        return StateDict.builder()
                .add(student.name(), student.proxy().state())
                .add(teacher.name(), teacher.proxy().state())
                .build();
    }
}
