package org.kdtoolkit.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.eval.metrics.Separation;
import org.kdtoolkit.eval.statistics.McNemar;

/**
 * Two groups and two classifiers beside scikit-learn 1.9.1 ({@code roc_auc_score}) and SciPy 1.17.1
 * ({@code binomtest}).
 */
class SeparationTest {

    private final JsonNode figures = read();

    private static JsonNode read() {
        try (InputStream file =
                SeparationTest.class.getResourceAsStream("/separation/separation.json")) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isTheAreaUnderTheCurveOfScikitLearn() {
        assertThat(figures.get("areas")).hasSize(5);
        for (JsonNode one : figures.get("areas")) {
            double area =
                    Separation.areaUnderCurve(floats(one.get("first")), floats(one.get("second")));
            assertThat(area).isCloseTo(one.get("area").asDouble(), within(1e-12));
        }
    }

    @Test
    void nobodyIsToldFromAnEmptyGroup() {
        assertThat(Separation.areaUnderCurve(new float[] {1}, new float[0])).isNaN();
    }

    @Test
    void testsTwoClassifiersAsSciPyDoes() {
        assertThat(figures.get("mcnemar")).hasSize(9);
        for (JsonNode one : figures.get("mcnemar")) {
            double p = McNemar.pValue(one.get("first").asInt(), one.get("second").asInt());
            assertThat(p).isCloseTo(one.get("p").asDouble(), within(1e-9));
        }
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThatThrownBy(() -> McNemar.pValue(-1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected numbers of samples, found -1 and 2");
    }

    private static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.get(i).asDouble();
        }
        return values;
    }
}
