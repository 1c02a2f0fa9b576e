package org.kdtoolkit.baselines.ft;

import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.testkit.ObjectiveContract;

class FtObjectiveTest extends ObjectiveContract {

    @Override
    protected Objective objective(DistillerContext context) {
        return new FtObjective(FtConfig.published(), context);
    }
}
