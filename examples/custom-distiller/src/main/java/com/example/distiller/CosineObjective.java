package com.example.distiller;

import ai.djl.ndarray.NDArray;
import java.util.Set;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StudentOutput;

/**
 * Turns each embedding to where its target points. The longer a target, the more it counts, so that
 * a filter can make one count less by shortening it.
 *
 * <pre>
 * loss = sum of |target i| log(1 + exp(-sharpness cos(student i, target i))) / sum of |target i|
 * </pre>
 *
 * <p>Where all targets are zero, each counts alike, and the loss is log 2.
 */
final class CosineObjective implements Objective {

    private static final int[] ROW = {1};

    private final double sharpness;

    CosineObjective(double sharpness) {
        this.sharpness = sharpness;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.ALIGNED_EMBEDDING);
    }

    @Override
    public Losses evaluate(StudentOutput student, Knowledge knowledge, Batch batch) {
        NDArray cosine = Cosine.pairs(student.embedding(), knowledge.target());
        NDArray pull = cosine.mul(Scalars.beside(cosine, -sharpness)).exp().add(1).log();
        NDArray length = knowledge.target().square().sum(ROW).add(1e-12f).sqrt();
        return Losses.of(new StudentLoss("cosine", pull.mul(length).sum().div(length.sum())));
    }
}
