package org.kdtoolkit.datasets.synthetic.privileged;

/**
 * One repetition: samples that follow the same law with the same separating plane, independent of
 * each other and of every other repetition.
 *
 * @param train to train the teacher and the students with
 * @param validation to choose with; may have no sample
 * @param test to judge with; may have no sample
 */
public record PrivilegedData(PrivilegedSet train, PrivilegedSet validation, PrivilegedSet test) {

    /**
     * The same samples with each column of x* and of x less its mean and divided by its biased
     * deviation, both of the training samples, as the learner of the first protocol sees them. A
     * column that does not vary among these is not divided. The labels stay: they were cut before.
     */
    public PrivilegedData standardised() {
        Standardisation privileged = Standardisation.of(train.privileged());
        Standardisation ordinary = Standardisation.of(train.ordinary());
        return new PrivilegedData(
                standardised(train, privileged, ordinary),
                standardised(validation, privileged, ordinary),
                standardised(test, privileged, ordinary));
    }

    private static PrivilegedSet standardised(
            PrivilegedSet set, Standardisation privileged, Standardisation ordinary) {
        return new PrivilegedSet(
                privileged.apply(set.privileged()), ordinary.apply(set.ordinary()), set.labels());
    }
}
