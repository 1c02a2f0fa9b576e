package org.kdtoolkit.bench.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MakespanTest {

    private static final RandomGenerator RANDOM = new SplittableRandom(1);

    @Test
    void aFreeWorkerTakesTheNextTrial() {
        Makespan two = new Makespan(2, 0, Interruptions.NONE);

        // 3 and 1 begin; at 1 the third, at 3 the long one, which ends at 8
        assertThat(two.of(new double[] {3, 1, 2, 5}, RANDOM)).isEqualTo(8);
        assertThat(two.of(new double[] {5, 3, 2, 1}, RANDOM)).isEqualTo(6);
        assertThat(two.bound(new double[] {3, 1, 2, 5})).isEqualTo(5.5);
        assertThat(two.bound(new double[] {9, 1})).isEqualTo(9);
    }

    @Test
    void everyAttemptHasItsOverhead() {
        Makespan one = new Makespan(1, 0.5, Interruptions.NONE);

        assertThat(one.of(new double[] {1, 1}, RANDOM)).isEqualTo(3);
        assertThat(one.bound(new double[] {1, 1})).isEqualTo(3);
    }

    @Test
    void anyOrderKeepsGrahamsBound() {
        for (int seed = 0; seed < 200; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            int workers = 1 + random.nextInt(8);
            double[] durations = random.doubles(1 + random.nextInt(40)).toArray();
            Makespan some = new Makespan(workers, 0, Interruptions.NONE);

            assertThat(some.of(durations, random))
                    .isGreaterThanOrEqualTo(some.bound(durations) - 1e-9)
                    .isLessThanOrEqualTo((2 - 1.0 / workers) * some.bound(durations) + 1e-9);
        }
    }

    @Test
    void whatIsBrokenOffLosesTheEpochUnderWayAlone() {
        Makespan killing = new Makespan(1, 0, new Interruptions(0.5, 1000, 0));
        double[] durations = new double[2000];
        Arrays.fill(durations, 1);

        // half of the attempts lose half of a thousandth: as many attempts as trials are broken off
        assertThat(killing.of(durations, new SplittableRandom(3)))
                .isCloseTo(2000 * (1 + 0.5 / 1000), within(0.2));
    }

    @Test
    void whatIsBrokenOffWaitsBeforeItBeginsAgain() {
        RandomGenerator once =
                new RandomGenerator() {
                    private int drawn;

                    @Override
                    public double nextDouble() {
                        drawn++;
                        return drawn == 1 ? 0 : drawn == 2 ? 0.5 : 0.99;
                    }

                    @Override
                    public long nextLong() {
                        throw new UnsupportedOperationException("not drawn");
                    }
                };

        // broken off at 2 of 4, two epochs of one second kept; ten seconds later the other two
        assertThat(new Makespan(1, 0, new Interruptions(0.5, 4, 10)).of(new double[] {4}, once))
                .isEqualTo(14);
    }
}
