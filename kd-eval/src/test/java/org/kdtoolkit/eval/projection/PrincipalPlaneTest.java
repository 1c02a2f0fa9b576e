package org.kdtoolkit.eval.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/**
 * The plane against {@code sklearn.decomposition.PCA} of scikit-learn 1.9.1 with {@code
 * svd_solver="full"}, on vectors that are not of full rank; signs are chosen as the class says.
 */
class PrincipalPlaneTest {

    @Test
    void laysVectorsAsScikitLearnDoes() throws IOException {
        JsonNode figures;
        try (InputStream in = getClass().getResourceAsStream("/projection/pca.json")) {
            figures = new ObjectMapper().readTree(in);
        }
        float[][] vectors = new float[figures.get("x").size()][];
        for (int n = 0; n < vectors.length; n++) {
            JsonNode row = figures.get("x").get(n);
            vectors[n] = new float[row.size()];
            for (int d = 0; d < row.size(); d++) {
                vectors[n][d] = (float) row.get(d).asDouble();
            }
        }
        PrincipalPlane plane = PrincipalPlane.of(vectors);
        for (int k = 0; k < 2; k++) {
            assertThat(plane.explained()[k])
                    .isCloseTo(figures.get("explained").get(k).asDouble(), within(1e-9));
            for (int n = 0; n < vectors.length; n++) {
                assertThat(plane.points()[n][k])
                        .as("vector %d, component %d", n, k)
                        .isCloseTo(figures.get("points").get(n).get(k).asDouble(), within(1e-4));
            }
        }
    }

    @Test
    void equalVectorsLieOnOnePoint() {
        PrincipalPlane plane = PrincipalPlane.of(new float[][] {{1, 2, 3}, {1, 2, 3}});
        assertThat(plane.points()).isEqualTo(new double[][] {{0, 0}, {0, 0}});
        assertThat(plane.explained()).containsExactly(0, 0);
    }

    @Test
    void numbersLieOnALine() {
        PrincipalPlane plane = PrincipalPlane.of(new float[][] {{1}, {3}});
        assertThat(plane.points()).isEqualTo(new double[][] {{-1, 0}, {1, 0}});
        assertThat(plane.explained()[0]).isCloseTo(1, within(1e-12));
    }

    @Test
    void refusesWhatHasNoPlane() {
        assertThatThrownBy(() -> PrincipalPlane.of(new float[0][]))
                .hasMessage("there is no vector");
        assertThatThrownBy(() -> PrincipalPlane.of(new float[][] {{1, 2}, {1}}))
                .hasMessage("vectors of width 2 and of width 1");
        assertThatThrownBy(() -> PrincipalPlane.of(new float[][] {{Float.NaN}}))
                .hasMessage("a value is not finite");
    }
}
