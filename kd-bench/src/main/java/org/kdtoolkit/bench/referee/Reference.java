package org.kdtoolkit.bench.referee;

/**
 * What another implementation of the protocols found, in percent: means over 600 repetitions of the
 * settings of Lopez-Paz et al. and 300 of those of Xue et al., each with data of its own.
 *
 * @param teacher accuracy
 * @param plain accuracy
 * @param distilled accuracy
 * @param difference of distilled and plain student
 * @param deviation of the difference between repetitions
 */
record Reference(
        double teacher, double plain, double distilled, double difference, double deviation) {}
