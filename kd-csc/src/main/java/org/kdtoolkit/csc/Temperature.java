package org.kdtoolkit.csc;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;
import org.kdtoolkit.api.distill.Scalars;

/**
 * What the cosines of a {@link CscLoss} are divided by. An adaptive temperature differs from pair
 * to pair of samples: the less a student agrees with a teacher's embedding, the sharper the
 * contrast.
 */
public sealed interface Temperature
        permits Temperature.Constant, Temperature.Adaptive, Temperature.AdaptivePublished {

    /**
     * Divides cosines by the temperature.
     *
     * @param cosines [B, B]
     * @param similarity [B, B] from -1 to 1, a constant; asked for only if the temperature adapts
     * @return [B, B]
     */
    NDArray divide(NDArray cosines, Supplier<NDArray> similarity);

    /**
     * The temperature of pairs.
     *
     * @param similarity of any shape, from -1 to 1
     * @return of the same shape
     */
    NDArray at(NDArray similarity);

    /** Whether it differs from pair to pair. */
    default boolean isAdaptive() {
        return true;
    }

    /**
     * One temperature for all pairs.
     *
     * @param value positive
     */
    record Constant(double value) implements Temperature {

        @Override
        public NDArray divide(NDArray cosines, Supplier<NDArray> similarity) {
            return cosines.div(Scalars.beside(cosines, value));
        }

        @Override
        public NDArray at(NDArray similarity) {
            return similarity.zerosLike().add(Scalars.beside(similarity, value));
        }

        @Override
        public boolean isAdaptive() {
            return false;
        }
    }

    /**
     * T = max(similarity + threshold, floor): the published temperature, kept away from zero.
     *
     * <p>It equals {@link AdaptivePublished} wherever that is at least the floor. A floor as high
     * as the threshold, which is the default, treats a pair of no or negative similarity as {@link
     * Constant} of the threshold does: adapting only ever softens the contrast. With 0.07 for both,
     * no quotient is larger than 1/0.07 = 14.3, so that neither softmax nor gradient can overflow.
     *
     * @param threshold what is added to the similarity
     * @param floor the least temperature, positive
     */
    record Adaptive(double threshold, double floor) implements Temperature {

        @Override
        public NDArray divide(NDArray cosines, Supplier<NDArray> similarity) {
            return cosines.div(at(similarity.get()));
        }

        @Override
        public NDArray at(NDArray similarity) {
            return Scalars.plus(similarity, threshold).maximum(Scalars.beside(similarity, floor));
        }
    }

    /**
     * T = similarity + threshold, as it is published: where the similarity is below -threshold the
     * temperature is negative and the preference turns round; near zero one entry takes the whole
     * row; at zero, loss or gradient are NaN. For comparison with published numbers.
     *
     * @param threshold what is added to the similarity
     */
    record AdaptivePublished(double threshold) implements Temperature {

        @Override
        public NDArray divide(NDArray cosines, Supplier<NDArray> similarity) {
            return cosines.div(at(similarity.get()));
        }

        @Override
        public NDArray at(NDArray similarity) {
            return Scalars.plus(similarity, threshold);
        }
    }
}
