package org.kdtoolkit.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.train.config.ScheduleConfig;

/** Expected rates were computed with PyTorch's schedulers of the same names. */
class ScheduleTest {

    private static final List<Double> ANY = Collections.nCopies(12, 0.5);
    private static final ScheduleConfig PLATEAU = new ScheduleConfig.Plateau(0.5, 2, 1e-4, 0.2);

    @Test
    void constantChangesNothing() {
        assertFactors(new ScheduleConfig.Constant(), ANY, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void multistepMultipliesAfterEachMilestone() {
        assertFactors(
                new ScheduleConfig.Multistep(List.of(3, 7), 0.1),
                ANY,
                1,
                1,
                1,
                0.1,
                0.1,
                0.1,
                0.1,
                0.01,
                0.01,
                0.01,
                0.01,
                0.01);
    }

    @Test
    void cosineFallsToTheMinimum() {
        assertFactors(
                new ScheduleConfig.Cosine(0.1),
                ANY,
                1,
                0.98466662,
                0.93971143,
                0.86819805,
                0.775,
                0.66646857,
                0.55,
                0.43353143,
                0.325,
                0.23180195,
                0.16028857,
                0.11533338);
    }

    @Test
    void plateauWaitsForARiseAboveTheThreshold() {
        assertFactors(
                PLATEAU,
                List.of(.1, .2, .2, .2, .2, .3, .30001, .29, .28, .27, .4, .4),
                1,
                1,
                1,
                1,
                1,
                0.5,
                0.5,
                0.5,
                0.5,
                0.25,
                0.25,
                0.25);
    }

    @Test
    void plateauWaitsForAFallWhereLessIsBetter() {
        assertFactors(
                PLATEAU,
                Metric.fraction("error-rate").lessIsBetter(),
                List.of(.9, .8, .8, .8, .8, .7, .69999, .71, .72, .73, .6, .6),
                1,
                1,
                1,
                1,
                1,
                0.5,
                0.5,
                0.5,
                0.5,
                0.25,
                0.25,
                0.25);
    }

    @Test
    void plateauIsRefusedWhereNoMetricSelects() {
        assertThatThrownBy(() -> Schedule.of(PLATEAU, Optional.empty(), 3, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no metric selects the epoch");
    }

    @Test
    void plateauStopsAtTheMinimum() {
        assertFactors(
                PLATEAU,
                List.of(.3, .2, .1, .1, .1, .1, .1, .1, .1, .1, .1, .1),
                1,
                1,
                1,
                1,
                0.5,
                0.5,
                0.5,
                0.25,
                0.25,
                0.25,
                0.2,
                0.2);
    }

    private static void assertFactors(
            ScheduleConfig config, List<Double> metric, double... expected) {
        assertFactors(config, Metric.fraction("top1"), metric, expected);
    }

    private static void assertFactors(
            ScheduleConfig config, Metric by, List<Double> metric, double... expected) {
        Schedule schedule = Schedule.of(config, Optional.empty(), expected.length, Optional.of(by));
        List<Double> factors = new ArrayList<>();
        for (int epoch = 0; epoch < expected.length; epoch++) {
            factors.add(schedule.factor(new TrainingTime(epoch, 0, 1), metric.subList(0, epoch)));
        }
        for (int epoch = 0; epoch < expected.length; epoch++) {
            assertThat(factors.get(epoch))
                    .as("epoch %d", epoch + 1)
                    .isCloseTo(expected[epoch], within(1e-7));
        }
    }
}
