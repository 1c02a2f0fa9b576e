package org.kdtoolkit.onnx.int8;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueRangeTest {

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 7.5", "2, 3", "-3, -2", "-2.1, 2.6"})
    void zeroIsOneOfTheNumbersAndTheBoundsAreWithinAStep(float low, float high) {
        ValueRange range = new ValueRange(low, high);
        float lowest = -range.zeroPoint() * range.scale();
        float highest = (255 - range.zeroPoint()) * range.scale();
        assertThat(range.zeroPoint()).isBetween(0, 255);
        assertThat(lowest).isLessThanOrEqualTo(low + range.scale());
        assertThat(highest).isGreaterThanOrEqualTo(high - range.scale());
    }

    @Test
    void aValueThatIsAlwaysZeroHasSomeStep() {
        assertThat(new ValueRange(0, 0).scale()).isEqualTo(1);
        assertThat(new ValueRange(0, 0).zeroPoint()).isZero();
    }

    @Test
    void whatIsNeverNegativeNeedsNoNumbersBelowZero() {
        assertThat(new ValueRange(0, 25.5f).zeroPoint()).isZero();
        assertThat(new ValueRange(0, 25.5f).scale()).isEqualTo(0.1f);
    }
}
