package org.kdtoolkit.mnf;

import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.model.TeacherShape;

/** Provides the {@link MnfFilter}. */
public final class MnfProvider implements Provider<MnfConfig, DistillerContext, Filter> {

    @Override
    public Kind<DistillerContext, Filter> kind() {
        return Kind.FILTER;
    }

    @Override
    public String name() {
        return "mnf";
    }

    @Override
    public Class<MnfConfig> configuration() {
        return MnfConfig.class;
    }

    @Override
    public String summary() {
        return "Modality Noise Filter: gates the teacher's embedding, then attends to the student";
    }

    @Override
    public String source() {
        return "Xia et al., Robust Cross-Modal Knowledge Distillation for Unconstrained Videos,"
                + " 2023";
    }

    @Override
    public Filter create(MnfConfig configuration, DistillerContext context) {
        int width = context.studentWidth();
        requireWidth(width, context.teacher());
        requireDivisible(width, configuration.heads());
        ModalityNoiseFilter network =
                ModalityNoiseFilter.builder()
                        .setWidth(width)
                        .setClasses(context.classes())
                        .optHeads(configuration.heads())
                        .build();
        network.initialize(context.manager());
        return new MnfFilter(network, configuration, context.manager());
    }

    private static void requireWidth(int width, TeacherShape teacher) {
        int found = teacher.width();
        if (found != width) {
            throw new ConfigurationException(
                    "mnf needs a teacher as wide as the student: the teacher's embedding has width %d, the student's %d; change the student or project the teacher"
                            .formatted(found, width));
        }
    }

    private static void requireDivisible(int width, int heads) {
        if (width % 2 != 0 || width % heads != 0) {
            throw new ConfigurationException(
                    "mnf needs a width that is even and a multiple of its attention heads: the student's embedding has width %d, 'heads' is %d"
                            .formatted(width, heads));
        }
    }
}
