package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParityTableTest {

    @Test
    void readsRowsBetweenComments() {
        ParityTable table =
                ParityTable.parse(
                        "# what it is\n\n"
                                + "kd | kd | Some/Code | 1e-6 | 1e-5 | 1e-6 | - | a remark\n");

        ParityRow row = table.row("kd");
        assertThat(row.method()).isEqualTo("kd");
        assertThat(row.source()).isEqualTo("Some/Code");
        assertThat(row.remark()).isEqualTo("a remark");
        assertThat(row.bounds().get("PyTorch"))
                .isEqualTo(new ParityRow.Bounds(Optional.of("1e-6"), Optional.of("1e-5")));
        assertThat(row.bounds().get("MXNet"))
                .isEqualTo(new ParityRow.Bounds(Optional.of("1e-6"), Optional.empty()));
    }

    @Test
    void saysWhatToAddWhereAFixtureHasNoRow() {
        assertThatThrownBy(() -> ParityTable.parse("").row("kd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "src/test/resources/parity.txt has no row for the fixture kd: add 'kd |"
                                + " METHOD | SOURCE | 1e-6 | 1e-6 | 1e-6 | 1e-6 |' with the bounds"
                                + " that its tests keep");
    }

    @Test
    void refusesLinesOfAnotherFormAndBoundsThatAreNoPowersOfTen() {
        assertThatThrownBy(() -> ParityTable.parse("kd | kd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("found 'kd | kd'");
        assertThatThrownBy(() -> ParityTable.parse("kd | kd | x | 2e-6 | - | - | - |"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("found '2e-6'");
    }

    @Test
    void measuresADifferenceByTheLargestFigure() {
        assertThat(FixtureParity.difference(new double[] {1, 4.5}, new double[] {0.5, 5}))
                .isEqualTo(0.1);
        assertThat(FixtureParity.difference(new double[] {3}, new double[] {3})).isZero();
    }

    @Test
    void countsNeitherWhatRoundingLeavesOfAZeroNorWhatIsNotFinite() {
        assertThat(FixtureParity.difference(new double[] {1e-7}, new double[] {-1e-7})).isZero();
        assertThat(
                        FixtureParity.difference(
                                new double[] {Double.NaN, 2}, new double[] {Double.NaN, 1}))
                .isEqualTo(1);
    }
}
