package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.distill.WeightClip;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.TokenEncoder.Encoded;

/**
 * XKD: each of two students reconstructs what is masked of its own modality's global view, and says
 * of all its views what the other modality's teacher says of one. Teachers are moving averages of
 * the students; what they make of patches is weighed by what both attend to. The students' outputs
 * are drawn together, as a mean discrepancy.
 *
 * <p>Its products are the two teachers, {@code NAME-teacher} for a student NAME.
 */
public final class XkdScheme implements Scheme {

    private final XkdConfig config;
    private final Branch video;
    private final Branch audio;
    private final MaskNoise noise;

    /**
     * Creates the scheme. Students that share their blocks do so from now on.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the students are not what it needs
     */
    public static XkdScheme of(XkdConfig config, SchemeContext context) {
        return of(config, context, MaskNoise.UNIFORM);
    }

    /**
     * The same with noise of another source.
     *
     * @throws org.kdtoolkit.api.ConfigurationException if the students are not what it needs
     */
    public static XkdScheme of(XkdConfig config, SchemeContext context, MaskNoise noise) {
        Branches branches = Branches.of(config, context);
        return new XkdScheme(config, branches.video(), branches.audio(), noise);
    }

    private XkdScheme(XkdConfig config, Branch video, Branch audio, MaskNoise noise) {
        this.config = config;
        this.video = video;
        this.audio = audio;
        this.noise = noise;
    }

    @Override
    public List<StudentLoss> losses(SchemeStep step) {
        Batch batch = step.batch();
        WeightsConfig weights = config.weights();
        MaskedAutoencoder.Seen seen = video.see(batch, noise);
        MaskedAutoencoder.Seen heard = audio.see(batch, noise);
        List<StudentLoss> losses = new ArrayList<>();
        if (weights.reconstruction() > 0) {
            double part = weights.part(weights.reconstruction());
            losses.add(reconstruction(video, seen).times(part));
            losses.add(reconstruction(audio, heard).times(part));
        }
        if (weights.compare()) {
            NDArray videoStudent = video.outputs(batch, seen);
            NDArray audioStudent = audio.outputs(batch, heard);
            Encoded videoTokens = video.teach(batch, config.teacherView());
            Encoded audioTokens = audio.teach(batch, config.teacherView());
            NDArray videoTeacher = refined(video, videoTokens, audioTokens);
            NDArray audioTeacher = refined(audio, audioTokens, videoTokens);
            if (weights.alignment() > 0) {
                double part = weights.part(weights.alignment());
                losses.add(alignment("students", videoStudent, audioStudent).times(part));
                losses.add(alignment("teachers", videoTeacher, audioTeacher).times(part));
            }
            if (weights.distillation() > 0) {
                double part = weights.part(weights.distillation());
                losses.add(
                        distillation(video, videoStudent, audio, audioTeacher, step).times(part));
                losses.add(
                        distillation(audio, audioStudent, video, videoTeacher, step).times(part));
            }
        }
        return losses;
    }

    private static StudentLoss reconstruction(Branch branch, MaskedAutoencoder.Seen seen) {
        return new StudentLoss("reconstruction-" + branch.name(), branch.autoencoder().loss(seen));
    }

    private NDArray refined(Branch branch, Encoded own, Encoded other) {
        return branch.teacher()
                .project(RefinedFeatures.embeddings(own, other, config.refinement()));
    }

    /** Of the teachers, a constant: it moves no weight, and tells how far apart they are. */
    private static StudentLoss alignment(String whose, NDArray first, NDArray second) {
        return new StudentLoss("alignment-" + whose, MeanDiscrepancy.between(first, second));
    }

    private StudentLoss distillation(
            Branch learner, NDArray student, Branch expert, NDArray teacher, SchemeStep step) {
        TrainingMoment moment = step.moment();
        NDArray loss =
                expert.criterion()
                        .loss(
                                student,
                                teacher,
                                step.batch().size(),
                                config.studentTemperature().at(moment),
                                expert.config().teacherTemperature().at(moment));
        return new StudentLoss("distillation-" + learner.name(), loss);
    }

    /** Moves the centres of the teachers' outputs. */
    @Override
    public void afterStep() {
        branches().forEach(branch -> branch.criterion().follow());
    }

    /** Moves the teachers, blocks that both share once for each. */
    @Override
    public void afterUpdate(TrainingMoment moment) {
        branches()
                .forEach(
                        branch ->
                                branch.teacher()
                                        .follow(
                                                branch.student(),
                                                branch.config().momentum().at(moment)));
    }

    @Override
    public Map<String, Trainee> products() {
        Map<String, Trainee> products = new LinkedHashMap<>();
        branches()
                .forEach(
                        branch ->
                                products.put(
                                        branch.name() + "-teacher",
                                        new Trainee(
                                                branch.teacher().encoder(),
                                                branch.config().modality())));
        return products;
    }

    /** Each student with its head; the decoders' weights are not cut. */
    @Override
    public List<WeightClip> clips() {
        return config.clip() == 0
                ? List.of()
                : branches()
                        .map(branch -> new WeightClip(weights(branch.student()), config.clip()))
                        .toList();
    }

    private static Set<Parameter> weights(ProjectedEncoder student) {
        return new HashSet<>(student.state().trainable());
    }

    /** Heads, decoders, teachers and their centres, by the students' names. */
    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder();
        branches().forEach(branch -> state.add(branch.name(), branch.state()));
        return state.build();
    }

    private Stream<Branch> branches() {
        return Stream.of(video, audio);
    }
}
