package org.kdtoolkit.api.data;

import org.apiguardian.api.API;

/**
 * A way to look at a sample. A video is seen in clips: at random places in training, at fixed ones
 * when a student is judged. What has no such choice looks the same in every view.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public sealed interface View {

    /** The first of a sample's fixed views. */
    Fixed FIRST = new Fixed(0);

    /**
     * One of a sample's fixed views, the same at every reading.
     *
     * @param number from 0 to {@link Samples#views} - 1
     */
    record Fixed(int number) implements View {

        /** Checks that the number is not negative. */
        public Fixed {
            if (number < 0) {
                throw new IllegalArgumentException("views count from 0, found " + number);
            }
        }
    }

    /**
     * A view drawn at random, as training sees a sample.
     *
     * @param seed decides what is random; the same seed gives the same view of the same sample
     */
    record Drawn(long seed) implements View {}
}
