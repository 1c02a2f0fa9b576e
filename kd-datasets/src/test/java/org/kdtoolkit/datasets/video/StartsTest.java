package org.kdtoolkit.datasets.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StartsTest {

    @Test
    void findsTheLastOneBeforeAFrame() {
        Starts starts = starts(0, 10, 20);
        assertThat(starts.before(0).number()).isZero();
        assertThat(starts.before(9).number()).isZero();
        assertThat(starts.before(10).number()).isEqualTo(10);
        assertThat(starts.before(1000).number()).isEqualTo(20);
    }

    @Test
    void goesBackOverThoseThatAreWithdrawn() {
        Starts starts = starts(0, 10, 20, 30);
        assertThat(starts.withdraw(starts.before(20), 1).number()).isEqualTo(10);
        assertThat(starts.withdraw(starts.before(30), 1).number()).isEqualTo(10);
        assertThat(starts.before(35).number()).isEqualTo(10);
        assertThat(starts.withdraw(starts.before(35), 4).number()).isZero();
        assertThat(starts.isFirst(starts.before(35))).isTrue();
    }

    @Test
    void leavesOutThoseThatAreShownBeforeEarlierOnes() {
        Starts starts = starts(0, 10, 9, 10, 20);
        assertThat(starts.before(9).number()).isZero();
        assertThat(starts.before(19).number()).isEqualTo(10);
        assertThat(starts.before(20).number()).isEqualTo(20);
    }

    private static Starts starts(int... numbers) {
        return new Starts(
                IntStream.of(numbers)
                        .mapToObj(
                                number ->
                                        new KeyFrame(
                                                number,
                                                number,
                                                new PacketPlace(number, number, number, 0, 1)))
                        .toArray(KeyFrame[]::new));
    }
}
