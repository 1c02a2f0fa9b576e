package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.distill.TrainingMoment;

class WeightScheduleTest {

    @Test
    void constantKeepsTheFullWeight() {
        assertThat(factors(new WeightSchedule.Constant(), 3)).containsExactly(1, 1, 1);
    }

    @Test
    void warmUpRisesStraightToTheFullWeightAndStaysThere() {
        assertThat(factors(new WeightSchedule.WarmUp(4), 6))
                .containsExactly(0.25, 0.5, 0.75, 1, 1, 1);
    }

    @Test
    void cosineFallsFromTheFullWeightInTheFirstEpochToTheLeastInTheLast() {
        assertThat(factors(new WeightSchedule.Cosine(0.2), 5))
                .containsExactly(
                        new double[] {1, 0.6 + 0.4 * Math.sqrt(0.5), 0.6, 0.317157287525381, 0.2},
                        within(1e-12));
    }

    @Test
    void cosineGivesASingleEpochTheFullWeight() {
        assertThat(factors(new WeightSchedule.Cosine(0), 1)).containsExactly(1);
    }

    @Test
    void stepMultipliesAfterEachMilestone() {
        assertThat(factors(new WeightSchedule.Step(List.of(2, 3), 0.5), 5))
                .containsExactly(1, 1, 0.5, 0.25, 0.25);
    }

    private static double[] factors(WeightSchedule schedule, int epochs) {
        return IntStream.rangeClosed(1, epochs)
                .mapToDouble(epoch -> schedule.factor(TrainingMoment.of(epoch, epochs)))
                .toArray();
    }
}
