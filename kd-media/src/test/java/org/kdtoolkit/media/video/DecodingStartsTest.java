package org.kdtoolkit.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecodingStartsTest {

    @Test
    void findsTheLastOneBeforeAFrame() {
        DecodingStarts starts = starts(0, 10, 20);
        assertThat(starts.before(0).number()).isZero();
        assertThat(starts.before(9).number()).isZero();
        assertThat(starts.before(10).number()).isEqualTo(10);
        assertThat(starts.before(1000).number()).isEqualTo(20);
    }

    @Test
    void goesBackOverThoseThatAreWithdrawn() {
        DecodingStarts starts = starts(0, 10, 20, 30);
        starts.withdraw(starts.before(20));
        assertThat(starts.before(25).number()).isEqualTo(10);
        assertThat(starts.earlier(starts.before(30), 1).number()).isEqualTo(10);
        assertThat(starts.earlier(starts.before(30), 4).number()).isZero();
        assertThat(starts.isFirst(starts.earlier(starts.before(10), 1))).isTrue();
        assertThat(starts.isFirst(starts.before(10))).isFalse();
    }

    @Test
    void leavesOutThoseThatAreShownBeforeEarlierOnes() {
        DecodingStarts starts = starts(0, 10, 9, 10, 20);
        assertThat(starts.before(9).number()).isZero();
        assertThat(starts.before(19).number()).isEqualTo(10);
        assertThat(starts.before(20).number()).isEqualTo(20);
    }

    private static DecodingStarts starts(int... numbers) {
        return new DecodingStarts(
                IntStream.of(numbers)
                        .mapToObj(
                                number ->
                                        new KeyFrame(
                                                number,
                                                number,
                                                new PacketPosition(number, number, number, 0, 1)))
                        .toArray(KeyFrame[]::new));
    }
}
