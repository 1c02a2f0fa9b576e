package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.random.RandomGenerator;
import org.hipparchus.random.RandomDataGenerator;
import org.hipparchus.random.Well19937c;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.SoftTargets;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.train.config.CutmixConfig;
import org.kdtoolkit.train.config.MixupConfig;

/**
 * Mixes the samples of training batches with each other, on the device that they are on. What is
 * drawn depends on the seed, the epoch and the step alone. With a share s, and j the partner of i:
 *
 * <pre>
 * mixup:   x_i' = s * x_i + (1 - s) * x_j     s from Beta(alpha, alpha)
 * cutmix:  x_i' = x_i outside of a box, x_j in it, in all frames alike;  s the share outside
 * both:    y_i' = s * y_i + (1 - s) * y_j
 * </pre>
 *
 * <p>Sources: Zhang et al., mixup: Beyond Empirical Risk Minimization, 2018; Yun et al., CutMix:
 * Regularization Strategy to Train Strong Classifiers with Localizable Features, 2019.
 */
final class BatchMixing {

    private final Optional<MixupConfig> mixup;
    private final Optional<CutmixConfig> cutmix;
    private final String modality;
    private final int classes;
    private final Seed seed;

    /**
     * Prepares to mix.
     *
     * @param mixup of the batches that are not pasted into
     * @param cutmix of pictures [C, H, W] or clips [C, T, H, W]
     * @param modality what is mixed
     * @param classes the number of classes C
     * @param seed of the trial
     */
    BatchMixing(
            Optional<MixupConfig> mixup,
            Optional<CutmixConfig> cutmix,
            String modality,
            int classes,
            Seed seed) {
        this.mixup = mixup;
        this.cutmix = cutmix;
        this.modality = modality;
        this.classes = classes;
        this.seed = seed.of("mixing");
    }

    /** Mixes nothing. */
    static BatchMixing none() {
        return new BatchMixing(Optional.empty(), Optional.empty(), "", 0, new Seed(0));
    }

    /**
     * A batch for a step: mixed, with {@link SoftTargets}, or as it is.
     *
     * @param epoch from 1
     * @param step in the epoch, from 1
     */
    Batch mixed(Batch batch, int epoch, int step) {
        if (mixup.isEmpty() && cutmix.isEmpty()) {
            return batch;
        }
        Seed own = seed.of(epoch).of(step);
        RandomGenerator random = own.random();
        double cut = random.nextDouble();
        double blend = random.nextDouble();
        if (cutmix.isPresent() && cut < cutmix.get().probability()) {
            return pasted(batch, share(cutmix.get().alpha(), own), random);
        }
        if (mixup.isPresent() && blend < mixup.get().probability()) {
            return blended(batch, share(mixup.get().alpha(), own), random);
        }
        return batch;
    }

    private static double share(double alpha, Seed seed) {
        Well19937c generator = new Well19937c(seed.of("share").value());
        return RandomDataGenerator.of(generator).nextBeta(alpha, alpha);
    }

    private Batch blended(Batch batch, double share, RandomGenerator random) {
        return mixed(batch, share, random, (own, others) -> blend(own, others, share));
    }

    private Batch pasted(Batch batch, double share, RandomGenerator random) {
        Shape shape = batch.input(modality).getShape();
        int axes = shape.dimension();
        PastedBox box =
                PastedBox.drawn(
                        Math.toIntExact(shape.get(axes - 2)),
                        Math.toIntExact(shape.get(axes - 1)),
                        share,
                        random);
        return mixed(batch, box.kept(), random, (own, others) -> paste(own, others, box));
    }

    /**
     * Mixes inputs and labels.
     *
     * @param share of a sample's own label
     * @param mix what is made of the samples and their partners
     */
    private Batch mixed(
            Batch batch, double share, RandomGenerator random, BinaryOperator<NDArray> mix) {
        boolean[] labelled = batch.targets().labelled();
        NDArray input = batch.input(modality);
        SoftTargets targets = SoftTargets.of(batch.targets(), classes);
        try (NDArray partners = input.getManager().create(Partners.drawn(labelled, random).rows());
                NDArray others = input.get(partners);
                NDArray otherShares = targets.shares().get(partners)) {
            NDArray shares = blend(targets.shares(), otherShares, share);
            return batch.withInput(modality, mix.apply(input, others))
                    .withTargets(Targets.soft(shares, targets.kind()).withLabelled(labelled));
        }
    }

    private static NDArray blend(NDArray own, NDArray others, double share) {
        try (NDArray kept = Scalars.beside(own, share);
                NDArray given = Scalars.beside(own, 1 - share);
                NDArray rest = others.mul(given)) {
            return own.mul(kept).addi(rest);
        }
    }

    private static NDArray paste(NDArray own, NDArray others, PastedBox box) {
        try (NDArray mask = box.mask(own.getManager());
                NDArray ones = mask.onesLike();
                NDArray hole = ones.sub(mask);
                NDArray pasted = others.mul(hole)) {
            return own.mul(mask).addi(pasted);
        }
    }
}
