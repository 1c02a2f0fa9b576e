package org.kdtoolkit.baselines.map;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.model.FeatureMapShape;

/**
 * Provides the objective of the {@link VidLoss}; its published weight is 1.
 *
 * <p>Where the teacher has no feature map of as many axes as the student's, its embedding is taken
 * for a map of one position, to which the student's is pooled.
 */
public final class VidProvider implements Provider<VidConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "vid";
    }

    @Override
    public Class<VidConfig> configuration() {
        return VidConfig.class;
    }

    @Override
    public String summary() {
        return "variational information distillation: a normal distribution of the teacher's"
                + " feature map";
    }

    @Override
    public String source() {
        return "Ahn et al., Variational Information Distillation for Knowledge Transfer, 2019";
    }

    @Override
    public Objective create(VidConfig configuration, DistillerContext context) {
        return context.teacher()
                .featureMap()
                .map(
                        map ->
                                objective(
                                        configuration,
                                        context,
                                        map.width(),
                                        new TeacherMap.Tokens(map.grid())))
                .orElseGet(
                        () ->
                                objective(
                                        configuration,
                                        context,
                                        context.teacher().width(),
                                        new TeacherMap.Pooled(
                                                context.student().grid().dimension())));
    }

    private static Objective objective(
            VidConfig configuration, DistillerContext context, int channels, TeacherMap teacher) {
        FeatureMapShape student = context.student();
        VidLoss loss = new VidLoss(configuration, student.width(), channels, context.manager());
        return new MapObjective(loss, student.grid(), teacher);
    }
}
