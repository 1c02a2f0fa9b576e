package com.example.distiller;

import ai.djl.ndarray.NDArray;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

import java.util.List;

/** Offers the objective {@code cosine}. */
public final class CosinePlugin implements Plugin {

    /** The keys of the objective. */
    public record Config(
            @Doc("what cosines are multiplied by") @Default("4") @Range(min = 0, max = 50)
                    double sharpness) {}

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                ObjectiveProvider.builder("cosine", Config.class)
                        .summary("turns each embedding to where its target points")
                        .needs(Need.ALIGNED_EMBEDDING)
                        .build((config, context) -> step -> losses(step, config.sharpness())));
    }

    /**
     * The longer a target, the more it counts, so that a filter can make one count less by
     * shortening it. Where all targets are zero, each counts alike, and the loss is log 2.
     *
     * <pre>
     * loss = sum of |target i| log(1 + exp(-sharpness cos(student i, target i))) / sum of |target i|
     * </pre>
     */
    private static Losses losses(ObjectiveStep step, double sharpness) {
        NDArray target = step.knowledge().target();
        NDArray cosine = Cosine.pairs(step.student().embedding(), target);
        NDArray pull = cosine.mul(Scalars.beside(cosine, -sharpness)).exp().add(1).log();
        NDArray length = target.square().sum(new int[] {1}).add(1e-12f).sqrt();
        return Losses.of(new StudentLoss("cosine", pull.mul(length).sum().div(length.sum())));
    }
}
