package org.kdtoolkit.train.run;

import java.util.List;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.report.result.SweepPlan;
import org.kdtoolkit.train.trial.TrialListener;

/** Is told how a sweep gets on. */
public interface SweepListener extends TrialListener {

    /**
     * The benchmark of a rate begins.
     *
     * @param level the share of training samples that is hit
     * @param number which of the rates it is, from 1
     * @param rates how many there are
     */
    void rate(SweepPlan.Level level, int number, int rates);

    /** The benchmark of a rate is over, and these samples could not be read in it. */
    void finishedRate(List<Faults.Fault> faults);
}
