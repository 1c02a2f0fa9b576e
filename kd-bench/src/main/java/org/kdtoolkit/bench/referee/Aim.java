package org.kdtoolkit.bench.referee;

/**
 * What a learner is drawn to: a weighted sum of cross-entropies with labels and with a teacher's
 * probabilities. The gradient of the difference of the two outputs is {@code total * p -
 * target[i]}, p being the learner's probability of label 1.
 *
 * @param total the sum of both weights
 * @param target [N] label and teacher's probability of label 1, each with its weight, summed
 */
record Aim(float total, float[] target) {

    /**
     * The gradients of the samples' losses, by the difference of the two outputs.
     *
     * @param probabilities the learner's of label 1 for each sample [N]
     * @param scale what each is multiplied by
     * @param into [N]
     */
    void errors(float[] probabilities, float scale, float[] into) {
        float[] aimedAt = target;
        float weight = total;
        for (int i = 0; i < into.length; i++) {
            into[i] = scale * (weight * probabilities[i] - aimedAt[i]);
        }
    }

    /** The labels alone. */
    static Aim labels(int... labels) {
        float[] target = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            target[i] = labels[i];
        }
        return new Aim(1, target);
    }

    /**
     * Labels and teacher.
     *
     * @param hard the weight of the labels' cross-entropy, a mean over samples
     * @param soft the weight of the teacher's
     * @param teacher its probability of label 1 for each sample [N]
     */
    static Aim distilled(float hard, float soft, float[] teacher, int... labels) {
        float[] target = new float[labels.length];
        for (int i = 0; i < labels.length; i++) {
            target[i] = hard * labels[i] + soft * teacher[i];
        }
        return new Aim(hard + soft, target);
    }
}
