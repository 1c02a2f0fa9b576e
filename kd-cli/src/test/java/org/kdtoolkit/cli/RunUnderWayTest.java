package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunUnderWayTest {

    private final AtomicLong clock = new AtomicLong();

    @Test
    void theEstimateComesFromWhatThisRunHasDone() {
        RunUnderWay run = new RunUnderWay(4, clock::get);
        run.keep();
        pass(100); // the data is read
        run.begin("kd, seed 2", 5, 10);
        assertThat(run.estimate(run.share(0))).isEmpty();

        pass(20);
        run.reach(10);

        assertThat(run.share(0)).isEqualTo(0.5);
        assertThat(run.estimate(run.share(0))).isEqualTo(Durations.left(80));
    }

    @Test
    void theEpochUnderWayCountsByItsShareUntilTheLast() {
        RunUnderWay run = new RunUnderWay(2, clock::get);
        assertThat(run.share(0.5)).isZero();

        run.begin("kd, seed 1", 0, 2);
        assertThat(run.share(0.5)).isEqualTo(0.125);

        run.reach(2);
        assertThat(run.share(0.5)).isEqualTo(0.5);
    }

    @Test
    void linesTellWhichTrialItIs() {
        RunUnderWay run = new RunUnderWay(2, clock::get);
        run.keep();
        run.begin("kd, seed 2", 0, 1);

        assertThat(run.place()).isEqualTo("[2/2] kd, seed 2: ");
        assertThat(run.end()).isEqualTo("[2/2] kd, seed 2: ");
        assertThat(run.isInTrial()).isFalse();
    }

    private void pass(int seconds) {
        clock.addAndGet(seconds * 1_000_000_000L);
    }
}
