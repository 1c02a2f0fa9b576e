package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.model.TeacherShape;
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
            return AdaptivePooling.ones(axes);
        }

        @Override
        public NDArray of(Knowledge knowledge) {
            return knowledge.target().reshape(knowledge.target().getShape().addAll(grid()));
        }
    }

    /**
     * The teacher's own map where it gives one, else its target as a map of one position.
     *
     * @param student the grid of the student's map
     */
    static TeacherMap orPooled(TeacherShape teacher, Shape student) {
        return teacher.featureMap()
                .<TeacherMap>map(map -> new Tokens(map.grid()))
                .orElseGet(() -> new Pooled(student.dimension()));
    }
}
