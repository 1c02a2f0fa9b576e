package org.kdtoolkit.predict;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.kdtoolkit.api.data.TargetKind;

/** How many of the classes something is of. */
public enum Labels {
    /** One: the probabilities of all classes sum to one. */
    SINGLE {
        @Override
        public NDArray probabilities(NDArray logits) {
            return logits.softmax(1);
        }
    },

    /** Any number: each class has a probability of its own. */
    SEVERAL {
        @Override
        public NDArray probabilities(NDArray logits) {
            return Activation.sigmoid(logits);
        }
    };

    /** Those of a data set. */
    public static Labels of(TargetKind kind) {
        return kind == TargetKind.MULTI_LABEL ? SEVERAL : SINGLE;
    }

    /**
     * What class scores mean.
     *
     * @param logits [B, C]
     * @return [B, C] from 0 to 1
     */
    public abstract NDArray probabilities(NDArray logits);
}
