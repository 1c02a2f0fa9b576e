package org.kdtoolkit.baselines.ab;

import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import org.junit.jupiter.api.BeforeEach;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.testkit.ObjectiveContract;

class AbObjectiveTest extends ObjectiveContract {

    @BeforeEach
    void passOverMxNet() {
        assumeThat(Engine.getInstance().getEngineName())
                .as(
                        "the contract asks for terms outside of a gradient collector, where MXNet's"
                                + " batch norm does not train")
                .isNotEqualTo("MXNet");
    }

    @Override
    protected Objective objective(DistillerContext context) {
        return new AbObjective(AbConfig.published(), context);
    }
}
