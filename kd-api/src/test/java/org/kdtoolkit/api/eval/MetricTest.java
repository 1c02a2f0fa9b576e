package org.kdtoolkit.api.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

    private static final Metric ACCURACY = Metric.fraction("accuracy");
    private static final Metric ERROR_RATE = Metric.fraction("error-rate").lessIsBetter();

    @Test
    void knowsWhichValueIsBetter() {
        assertThat(ACCURACY.isBetter(0.7, 0.6)).isTrue();
        assertThat(ACCURACY.isBetter(0.6, 0.6)).isFalse();
        assertThat(ERROR_RATE.isBetter(0.3, 0.4)).isTrue();
        assertThat(ERROR_RATE.isBetter(0.4, 0.4)).isFalse();
        assertThat(ERROR_RATE.isBetter(0.5, 0.4)).isFalse();
    }

    @Test
    void knowsWhichValueIsBetterByMoreThanAMargin() {
        assertThat(ACCURACY.isBetter(0.75, 0.5, 0.25)).isFalse();
        assertThat(ACCURACY.isBetter(0.8, 0.5, 0.25)).isTrue();
        assertThat(ERROR_RATE.isBetter(0.25, 0.5, 0.25)).isFalse();
        assertThat(ERROR_RATE.isBetter(0.2, 0.5, 0.25)).isTrue();
    }

    @Test
    void prefersAnyNumberToNone() {
        for (Metric metric : new Metric[] {ACCURACY, ERROR_RATE}) {
            assertThat(metric.isBetter(0.5, Double.NaN)).isTrue();
            assertThat(metric.isBetter(Double.NaN, 0.5)).isFalse();
            assertThat(metric.isBetter(Double.NaN, Double.NaN)).isFalse();
            assertThat(metric.isBetter(0.5, Double.NaN, Double.NaN)).isTrue();
        }
    }

    @Test
    void isDeclaredWithUnitAndDirection() {
        Metric latency = Metric.seconds("latency");

        assertThat(latency.unit()).isEqualTo(Metric.Unit.SECONDS);
        assertThat(latency.isGreaterBetter()).isFalse();
        assertThat(latency.greaterIsBetter().isGreaterBetter()).isTrue();
        assertThat(Metric.number("separation").unit()).isEqualTo(Metric.Unit.NUMBER);
        assertThat(ACCURACY.isHeadline()).isFalse();
        assertThat(ERROR_RATE.headline())
                .isEqualTo(Metric.fraction("error-rate").headline().lessIsBetter());
    }

    @Test
    void isCalledByItsNameUnlessItHasALabel() {
        assertThat(ACCURACY.label()).isEqualTo("accuracy");
        assertThat(Metric.number("dprime").label("d'").label()).isEqualTo("d'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Top1", "1st", "test/top1", "top 1", "top1 (last epoch)"})
    void refusesANameThatFilesCannotHave(String name) {
        assertThatThrownBy(() -> Metric.fraction(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a metric is named '%s'; expected lower case letters, digits and '-',"
                                + " beginning with a letter",
                        name);
    }
}
