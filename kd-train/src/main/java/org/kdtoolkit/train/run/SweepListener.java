package org.kdtoolkit.train.run;

import java.util.List;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.report.result.SweepPoint;
import org.kdtoolkit.train.trial.TrialListener;

/** Is told how a sweep gets on. */
public interface SweepListener extends TrialListener {

    /**
     * The benchmark of a point begins.
     *
     * @param point the values of the axes
     * @param number which of the points it is, from 1
     * @param points how many there are
     */
    void point(SweepPoint point, int number, int points);

    /** The benchmark of a point is over, and these samples could not be read in it. */
    void finishedPoint(List<Faults.Fault> faults);
}
