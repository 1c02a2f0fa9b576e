package org.kdtoolkit.baselines.ccl;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/**
 * Provides the {@link CclObjective}. Its three published forms:
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
public final class CclProvider implements Provider<CclConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "ccl";
    }

    @Override
    public Class<CclConfig> configuration() {
        return CclConfig.class;
    }

    @Override
    public String summary() {
        return "compositional contrastive learning: teacher and student composed into a class";
    }

    @Override
    public String source() {
        return "Chen et al., Distilling Audio-Visual Knowledge by Compositional Contrastive"
                + " Learning, CVPR 2021";
    }

    @Override
    public Objective create(CclConfig configuration, DistillerContext context) {
        CompositionClassifier composition =
                new CompositionClassifier(
                        context.studentWidth(), context.classes(), configuration.normalize());
        composition.initialize(context.manager());
        return new CclObjective(
                composition,
                new MultiClassNceLoss(configuration.temperature()),
                configuration.jsdWeight(),
                context.manager());
    }
}
