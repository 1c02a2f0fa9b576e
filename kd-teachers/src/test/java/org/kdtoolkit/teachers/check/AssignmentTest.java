package org.kdtoolkit.teachers.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    @Test
    void givesEachRowAColumnOfItsOwn() {
        assertThat(Assignment.best(new double[][] {{1, 9, 2}, {3, 8, 1}, {2, 7, 6}}))
                .containsExactly(1, 0, 2);
        assertThat(Assignment.best(new double[][] {{-4}})).containsExactly(0);
        assertThat(Assignment.best(new double[0][])).isEmpty();
    }

    @Test
    void isAsGoodAsTheBestOfAllOrders() {
        Random random = new Random(4);
        for (int run = 0; run < 50; run++) {
            double[][] gains = new double[6][6];
            for (double[] row : gains) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = run % 2 == 0 ? random.nextGaussian() : random.nextInt(3);
                }
            }
            int[] found = Assignment.best(gains);
            assertThat(found).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
            double sum = IntStream.range(0, 6).mapToDouble(row -> gains[row][found[row]]).sum();
            assertThat(sum).isCloseTo(best(gains, 0, new boolean[6]), within(1e-9));
        }
    }

    private static double best(double[][] gains, int row, boolean[] taken) {
        if (row == gains.length) {
            return 0;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < taken.length; k++) {
            if (!taken[k]) {
                taken[k] = true;
                best = Math.max(best, gains[row][k] + best(gains, row + 1, taken));
                taken[k] = false;
            }
        }
        return best;
    }
}
