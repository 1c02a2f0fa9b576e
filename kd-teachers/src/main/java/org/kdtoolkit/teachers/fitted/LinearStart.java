package org.kdtoolkit.teachers.fitted;

/** How the weights of a linear classifier begin. */
public enum LinearStart {
    /** Uniform in ±1/sqrt(columns), weight and bias, as {@code torch.nn.Linear}. */
    TORCH {
        @Override
        double ofWeight(int columns, int classes) {
            return 1 / Math.sqrt(columns);
        }

        @Override
        double ofBias(int columns, int classes) {
            return 1 / Math.sqrt(columns);
        }
    },
    /**
     * The weight uniform in ±sqrt(6 / (columns + classes)), the bias 0, as Keras' {@code Dense}.
     */
    GLOROT {
        @Override
        double ofWeight(int columns, int classes) {
            return Math.sqrt(6.0 / (columns + classes));
        }

        @Override
        double ofBias(int columns, int classes) {
            return 0;
        }
    };

    /** The largest absolute value of a weight. */
    abstract double ofWeight(int columns, int classes);

    /** The largest absolute value of a bias. */
    abstract double ofBias(int columns, int classes);
}
