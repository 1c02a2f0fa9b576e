package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.train.config.Unlabelled;

/**
 * Gives samples without a label the class that a teacher finds likeliest.
 *
 * @param confidence how likely it must be at least, from 0 to 1; other samples stay without
 */
record TeacherLabels(double confidence) {

    /**
     * What completes labels, where that is asked for.
     *
     * @param unlabelled what is done with samples without a label
     */
    static Optional<TeacherLabels> where(Unlabelled unlabelled, double confidence) {
        return switch (unlabelled) {
            case SKIP -> Optional.empty();
            case TEACHER -> Optional.of(new TeacherLabels(confidence));
        };
    }

    /**
     * The same batch, of which more samples have labels.
     *
     * @param logits what the teacher says of its samples, [B, C]
     */
    Batch complete(Batch batch, NDArray logits) {
        SingleLabelTargets targets = (SingleLabelTargets) batch.targets();
        boolean[] labelled = targets.labelled();
        long[] classes = targets.classes().toLongArray();
        float[] scores = logits.toFloatArray();
        int width = scores.length / labelled.length;
        boolean changed = false;
        for (int row = 0; row < labelled.length; row++) {
            if (!labelled[row]) {
                int best = likeliest(scores, row * width, width);
                if (probability(scores, row * width, width, best) >= confidence) {
                    classes[row] = best;
                    labelled[row] = true;
                    changed = true;
                }
            }
        }
        return changed
                ? batch.withTargets(
                        Targets.singleLabel(logits.getManager().create(classes))
                                .withLabelled(labelled))
                : batch;
    }

    private static int likeliest(float[] scores, int from, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (scores[from + i] > scores[from + best]) {
                best = i;
            }
        }
        return best;
    }

    /** The softmax of the highest score. */
    private static double probability(float[] scores, int from, int width, int highest) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += Math.exp((double) scores[from + i] - scores[from + highest]);
        }
        return 1 / sum;
    }
}
