package org.kdtoolkit.bench.referee;

/**
 * Accuracies on the test samples of one repetition, from 0 to 1.
 *
 * @param teacher of the teacher, on x*
 * @param plain of the student that learnt from labels
 * @param distilled of the student that learnt from the teacher
 */
record Repetition(double teacher, double plain, double distilled) {

    double difference() {
        return distilled - plain;
    }
}
