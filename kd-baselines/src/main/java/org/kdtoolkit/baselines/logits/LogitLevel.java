package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;

/** A level on which the {@link MlkdLoss} compares class probabilities. */
public enum LogitLevel {
    /** The probabilities of each sample: KL(p_t || p_s), times T². */
    INSTANCE {
        @Override
        NDArray rows(NDArray student, NDArray teacher, Temperature temperature) {
            return temperature.rescale(Divergence.ofLogarithms(student, teacher));
        }

        @Override
        NDArray trust(NDArray teacher) {
            return teacher.max(SECOND);
        }
    },

    /** How alike the samples of a batch are: each row of (P_t P_t' - P_s P_s')². */
    BATCH {
        @Override
        NDArray rows(NDArray student, NDArray teacher, Temperature temperature) {
            NDArray p = student.exp();
            NDArray q = teacher.exp();
            return difference(p.matMul(p.transpose()), q.matMul(q.transpose()));
        }

        @Override
        NDArray trust(NDArray teacher) {
            return teacher.max(SECOND);
        }
    },

    /** Which classes go together: each row of (P_t' P_t - P_s' P_s)². */
    CLASS {
        @Override
        NDArray rows(NDArray student, NDArray teacher, Temperature temperature) {
            NDArray p = student.exp();
            NDArray q = teacher.exp();
            return difference(p.transpose().matMul(p), q.transpose().matMul(q));
        }

        @Override
        NDArray trust(NDArray teacher) {
            return teacher.sum(FIRST);
        }
    };

    private static final int[] FIRST = {0};
    private static final int[] SECOND = {1};

    /**
     * How far student and teacher are apart, by samples or classes.
     *
     * @param student [B, C] logarithms of probabilities
     * @param teacher [B, C] logarithms of probabilities, constants
     * @param temperature what they were softened by
     * @return [B], or [C] of classes
     */
    abstract NDArray rows(NDArray student, NDArray teacher, Temperature temperature);

    /**
     * How much the teacher says for each sample or class.
     *
     * @param teacher [B, C] probabilities
     * @return [B], or [C] of classes
     */
    abstract NDArray trust(NDArray teacher);

    private static NDArray difference(NDArray student, NDArray teacher) {
        return teacher.sub(student).square().sum(SECOND);
    }
}
