package org.kdtoolkit.baselines.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapPairTest {

    @Test
    void takesTheSmallerSizeOfEachAxis() {
        try (NDManager manager = NDManager.newBaseManager()) {
            MapPair pair =
                    MapPair.of(
                            manager.ones(new Shape(2, 3, 4, 8)),
                            manager.ones(new Shape(2, 5, 7, 6)));
            assertThat(pair.student().getShape()).isEqualTo(new Shape(2, 3, 24));
            assertThat(pair.teacher().getShape()).isEqualTo(new Shape(2, 5, 24));
        }
    }

    @ParameterizedTest
    @CsvSource({"'2,3,4,4','2,3,4'", "'2,3,4,4','1,3,4,4'", "'2,3','2,3'"})
    void refusesMapsThatHaveNoCommonGrid(String student, String teacher) {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThatThrownBy(
                            () ->
                                    MapPair.of(
                                            manager.ones(shape(student)),
                                            manager.ones(shape(teacher))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "found %s of the student and %s of the teacher",
                            shape(student), shape(teacher));
        }
    }

    private static Shape shape(String sizes) {
        return new Shape(Arrays.stream(sizes.split(",")).mapToLong(Long::parseLong).toArray());
    }
}
