package org.kdtoolkit.baselines.ab;

import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.testkit.ObjectiveContract;

class AbObjectiveTest extends ObjectiveContract {

    @Override
    protected Objective objective(DistillerContext context) {
        return new AbObjective(AbConfig.published(), context);
    }
}
