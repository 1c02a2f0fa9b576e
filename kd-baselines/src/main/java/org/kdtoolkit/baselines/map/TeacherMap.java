package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.baselines.stage.TokenGrid;

/** Where an objective takes the teacher's map [B, Dt, grid...] from. */
sealed interface TeacherMap {

    /** How its positions are arranged. */
    Shape grid();

    /** The map in the knowledge of a batch. */
    NDArray of(Knowledge knowledge);

    /**
     * The knowledge's feature map.
     *
     * @param grid how its tokens are arranged
     */
    record Tokens(Shape grid) implements TeacherMap {

        /**
         * {@inheritDoc}
         *
         * @throws ConfigurationException if there is no feature map
         */
        @Override
        public NDArray of(Knowledge knowledge) {
            NDArray tokens =
                    knowledge
                            .featureMap()
                            .orElseThrow(
                                    () ->
                                            new ConfigurationException(
                                                    "a feature map is needed, but neither the"
                                                            + " teacher nor a filter gives one;"
                                                            + " choose an objective on embeddings,"
                                                            + " such as csc"));
            return TokenGrid.arrange(tokens, grid);
        }
    }

    /**
     * The knowledge's target, a map of one position.
     *
     * @param axes the number of its grid's axes
     */
    record Pooled(int axes) implements TeacherMap {

        @Override
        public Shape grid() {
            long[] ones = new long[axes];
            Arrays.fill(ones, 1);
            return new Shape(ones);
        }

        @Override
        public NDArray of(Knowledge knowledge) {
            return knowledge.target().reshape(knowledge.target().getShape().addAll(grid()));
        }
    }
}
