package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.kdtoolkit.api.distill.Scalars;

/**
 * How alike one side's embeddings are to their positives and negatives: scalar products divided by
 * the temperature.
 *
 * @param positive [B]
 * @param negative [B, K], the samples in any order
 * @param rows the number of rows n that the negatives were drawn from
 */
record Scores(NDArray positive, NDArray negative, int rows) {

    /** Keeps the published denominators from 0. */
    private static final double EPSILON = 1e-7;

    private static final int[] ROW = {1};

    /**
     * Scores embeddings.
     *
     * @param embeddings [B, F]; their manager owns the result
     * @param positives [B, F]
     * @param bank what negatives are drawn from
     * @param drawn [B, K] as of {@link Negatives#draw}
     * @param temperature positive
     */
    static Scores of(
            NDArray embeddings, NDArray positives, Bank bank, NDArray drawn, double temperature) {
        NDArray divisor = Scalars.beside(embeddings, temperature);
        // all products, then a choice: choosing first would take B * K * F numbers
        NDArray negative = bank.products(embeddings).take(drawn);
        return new Scores(
                embeddings.mul(positives).sum(ROW).div(divisor),
                negative.div(divisor),
                bank.size());
    }

    /** The logarithm of the mean of exp(score), times n; [1]. */
    NDArray logPartition() {
        NDArray positives = positive.stopGradient();
        NDArray negatives = negative.stopGradient();
        NDArray greatest = positives.max().maximum(negatives.max());
        NDArray sum = positives.sub(greatest).exp().sum().add(negatives.sub(greatest).exp().sum());
        double count = positives.size() + negatives.size();
        return Scalars.plus(sum.log().add(greatest), Math.log(rows / count)).reshape(1);
    }

    /**
     * The loss of telling positives from negatives. With x = exp(score) / Z and c = K/n + epsilon,
     *
     * <pre>
     * -log(x / (x + c))         = softplus(log c - log x)           of a positive
     * -log((K/n) / (x + c))     = softplus(log x - log c) + log(c / (K/n))    of a negative
     * </pre>
     *
     * <p>whose right sides are finite for scores of any size.
     *
     * @param logZ Z's logarithm [1], a constant
     * @return a scalar: the sum over positives and negatives divided by B
     */
    NDArray contrast(NDArray logZ) {
        double negatives = negative.getShape().get(1);
        double noise = negatives / rows;
        NDArray threshold = Scalars.beside(positive, Math.log(noise + EPSILON)).add(logZ);
        NDArray batch = Scalars.beside(positive, positive.size());
        NDArray missed = Activation.softPlus(positive.sub(threshold).neg()).sum();
        NDArray mistaken = Activation.softPlus(negative.sub(threshold)).sum();
        double constant = negatives * Math.log1p(EPSILON / noise);
        return Scalars.plus(missed.add(mistaken).div(batch), constant);
    }
}
