package com.example.distiller;

import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.testkit.ObjectiveContract;

class CosineObjectiveTest extends ObjectiveContract {

    @Override
    protected Objective objective(DistillerContext context) {
        return new CosinePlugin()
                .provider(Kind.OBJECTIVE, "cosine")
                .create(new CosinePlugin.Config(4), context);
    }
}
