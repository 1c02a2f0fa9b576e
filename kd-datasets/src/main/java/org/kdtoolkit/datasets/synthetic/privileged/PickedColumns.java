package org.kdtoolkit.datasets.synthetic.privileged;

/**
 * Settings in which the teacher sees some of the student's columns, or of their values (Lopez-Paz
 * et al., third and fourth experiment).
 */
public sealed interface PickedColumns extends PrivilegedSetting
        permits RelevantFeatures,
                SampleDependentAsCoded,
                SampleDependentSorted,
                SampleDependentAsWritten {

    /** The number of columns of x. */
    int columns();

    /** How many of them, or of their values, are in x*. */
    int relevant();

    @Override
    default int privilegedColumns() {
        return relevant();
    }

    @Override
    default int ordinaryColumns() {
        return columns();
    }

    @Override
    default int planeColumns() {
        return relevant();
    }

    @Override
    default boolean standardises() {
        return true;
    }
}
