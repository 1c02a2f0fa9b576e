package org.kdtoolkit.cli;

import org.kdtoolkit.train.grid.PlanFolder;
import org.kdtoolkit.train.grid.TrialPlan;
import org.kdtoolkit.train.run.PlanCollection;

/** A report that is renewed while trials run, as often as that takes little of the time. */
final class RenewedReport {

    /** A report is renewed when so many times as long has passed as it takes. */
    private static final int SPARING = 20;

    private final PlanFolder folder;
    private final PlanCollection collection;
    private long next = System.nanoTime();

    RenewedReport(PlanFolder folder, TrialPlan plan) {
        this.folder = folder;
        this.collection = new PlanCollection(folder, plan);
    }

    /** Renews it, unless that was done shortly before. */
    void renew() {
        long begun = System.nanoTime();
        if (begun - next >= 0) {
            collection.collect();
            ReportTask.files(folder.path());
            next = System.nanoTime() + SPARING * (System.nanoTime() - begun);
        }
    }
}
