package org.kdtoolkit.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void endsAtRoundNumbersAroundTheValues() {
        Scale scale = Scale.round(70.4, 75.9, 7, 0, 100, 700);
        assertThat(scale.ticks()).containsExactly(70.0, 71.0, 72.0, 73.0, 74.0, 75.0, 76.0);
        assertThat(scale.at(70)).isEqualTo(100);
        assertThat(scale.at(76)).isEqualTo(700);
        assertThat(scale.decimals()).isZero();
    }

    @Test
    void hasAsManyDecimalsAsItsTicksNeed() {
        Scale scale = Scale.round(0.5, 0.58, 5, 0, 0, 1);
        assertThat(ticks(scale)).containsExactly("0.50", "0.52", "0.54", "0.56", "0.58");
    }

    @Test
    void findsRoomAroundASingleValue() {
        for (double value : new double[] {0, 50, -3, 1e30}) {
            Scale scale = Scale.round(value, value, 5, 0, 0, 100);
            assertThat(scale.at(value)).isBetween(0.0, 100.0);
            assertThat(scale.high()).isGreaterThan(scale.low());
        }
    }

    @Test
    void keepsToWholeEpochs() {
        assertThat(Scale.exact(1, 2, 8, 1, 0, 1).ticks()).containsExactly(1.0, 2.0);
        assertThat(Scale.exact(1, 30, 8, 1, 0, 1).ticks())
                .containsExactly(5.0, 10.0, 15.0, 20.0, 25.0, 30.0);
        assertThat(Scale.exact(1, 30, 8, 1, 0, 1).at(1)).isCloseTo(0, within(1e-12));
    }

    @Test
    void putsAnOnlyEpochIntoTheMiddleAndNamesNoOther() {
        Scale scale = Axis.EPOCHS.scale(List.of(3.0), 0, 100);
        assertThat(scale.at(3)).isEqualTo(50);
        assertThat(Axis.EPOCHS.ticks(scale, List.of(3.0))).containsExactly(new Axis.Tick(50, "3"));
    }

    private static List<String> ticks(Scale scale) {
        return scale.ticks().stream().map(tick -> Unit.tick(scale, tick)).toList();
    }
}
