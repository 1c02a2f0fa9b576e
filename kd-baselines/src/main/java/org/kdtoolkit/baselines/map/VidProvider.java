package org.kdtoolkit.baselines.map;

import org.kdtoolkit.api.Kind;
import org.kdtoolkit.api.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/** Provides the objective of the {@link VidLoss}; its published weight is 1. */
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
        int student = context.student().width();
        int teacher = MapObjective.teacherMap(name(), context).width();
        VidLoss loss = new VidLoss(configuration, student, teacher, context.manager());
        return new MapObjective(loss, context);
    }
}
