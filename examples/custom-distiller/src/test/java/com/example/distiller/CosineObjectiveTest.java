package com.example.distiller;

import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.testkit.ObjectiveContract;

class CosineObjectiveTest extends ObjectiveContract {

    @Override
    protected Objective objective(DistillerContext context) {
        return new CosineProvider().create(new CosineConfig(4), context);
    }
}
