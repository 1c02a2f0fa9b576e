package org.kdtoolkit.teachers.check;

/**
 * How often something happens in independent trials.
 *
 * @param trials how many, at least 0
 * @param probability of each
 */
record Binomial(int trials, double probability) {

    /** The probability of so many or more. */
    double atLeast(int count) {
        return count <= 0 ? 1 : sum(count, trials);
    }

    /** The probability of so many or fewer. */
    double atMost(int count) {
        return count >= trials ? 1 : sum(0, count);
    }

    private double sum(int first, int last) {
        if (probability <= 0) {
            return first == 0 ? 1 : 0;
        }
        if (probability >= 1) {
            return last == trials ? 1 : 0;
        }
        double ratio = Math.log(probability) - Math.log1p(-probability);
        double logarithm = trials * Math.log1p(-probability);
        double sum = 0;
        for (int k = 0; k <= last; k++) {
            if (k >= first) {
                sum += Math.exp(logarithm);
            }
            logarithm += ratio + Math.log((double) (trials - k) / (k + 1));
        }
        return Math.min(1, sum);
    }
}
