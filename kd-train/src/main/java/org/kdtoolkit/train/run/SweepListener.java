package org.kdtoolkit.train.run;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.train.trial.TrialListener;

/** Is told how a sweep gets on. */
public interface SweepListener extends TrialListener {

    /**
     * The benchmark of a rate begins.
     *
     * @param rate the share of training samples that is hit
     * @param number which of the rates it is, from 1
     * @param rates how many there are
     * @param teacherMetrics as {@link Experiment#teacherMetrics}, the training samples corrupted
     */
    void rate(double rate, int number, int rates, Map<String, Double> teacherMetrics);

    /** The benchmark of a rate is over, and these samples could not be read in it. */
    void finishedRate(List<Faults.Fault> faults);
}
