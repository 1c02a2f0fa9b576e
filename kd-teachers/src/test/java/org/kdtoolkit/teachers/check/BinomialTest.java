package org.kdtoolkit.teachers.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BinomialTest {

    @Test
    void countsCoins() {
        Binomial three = new Binomial(3, 0.5);
        assertThat(three.atLeast(0)).isEqualTo(1);
        assertThat(three.atLeast(2)).isCloseTo(0.5, within(1e-12));
        assertThat(three.atLeast(3)).isCloseTo(0.125, within(1e-12));
        assertThat(three.atMost(0)).isCloseTo(0.125, within(1e-12));
        assertThat(three.atMost(3)).isEqualTo(1);
    }

    @Test
    void knowsTheTailsOfManyTrials() {
        // scipy.stats.binom.sf(129, 1000, 0.1) and binom.cdf(109, 1000, 0.154)
        assertThat(new Binomial(1000, 0.1).atLeast(130))
                .isCloseTo(0.0013413983708734428, Percentage.withPercentage(0.1));
        assertThat(new Binomial(1000, 0.154).atMost(109))
                .isCloseTo(2.398733480453951e-5, Percentage.withPercentage(0.1));
        assertThat(new Binomial(2000, 0.02).atLeast(1000)).isBetween(0.0, 1e-300);
    }

    @Test
    void hasNoDoubtWhereThereIsNoChance() {
        assertThat(new Binomial(5, 0).atLeast(1)).isZero();
        assertThat(new Binomial(5, 1).atMost(4)).isZero();
        assertThat(new Binomial(0, 0.5).atLeast(0)).isEqualTo(1);
    }
}
